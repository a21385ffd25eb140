using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>The headers that every answer has.</summary>
public sealed class SecurityHeaderValues(IHostEnvironment environment)
{
    // What a site could ask a reader for. A name that a browser does not know is a warning on its console, and each costs bytes.
    private const string PermissionsPolicy = "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()";

    // One year. Other sites may live below ours without HTTPS: they are not ours to decide on.
    private const string StrictTransportSecurity = "max-age=31536000";

    private readonly bool _isDevelopment = environment.IsDevelopment();

    /// <summary>Sets the headers of an answer.</summary>
    /// <param name="headers">The headers of the answer.</param>
    /// <param name="policy">What a browser may do with it.</param>
    /// <param name="isHttps">Whether the request came by HTTPS.</param>
    /// <param name="isForAnySite">Whether pages of other sites may show it.</param>
    public void SetOn(IHeaderDictionary headers, ContentPolicy policy, bool isHttps, bool isForAnySite = false)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(policy);

        headers.ContentSecurityPolicy = policy.Value;
        headers.XContentTypeOptions = "nosniff";
        // For browsers that do not know frame-ancestors.
        headers.XFrameOptions = "SAMEORIGIN";
        // A page whose own address is a secret tells it to nobody.
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers["Permissions-Policy"] = PermissionsPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = isForAnySite ? "cross-origin" : "same-origin";
        if (isHttps && !_isDevelopment)
        {
            headers.StrictTransportSecurity = StrictTransportSecurity;
        }
    }
}
