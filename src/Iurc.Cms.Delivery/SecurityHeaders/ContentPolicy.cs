using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>What a browser may do with an answer: its Content-Security-Policy (https://www.w3.org/TR/CSP3/).</summary>
public sealed class ContentPolicy
{
    /// <summary>
    /// A public page, and every answer that asks for no other policy: our own style sheet and pictures, forms to ourselves, and
    /// nothing else. Blocks of structured data are no scripts to a browser and need no leave. Without scripts nothing on the page can
    /// connect anywhere; connections to ourselves are for audit tools, which ask for robots.txt in the page's name.
    /// </summary>
    public static readonly ContentPolicy Page = new(
        "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'");

    /// <summary>
    /// A page in the admin's theme. Orchard writes scripts and styles into its pages without a nonce, and compiles templates in the
    /// browser, so that these three must be allowed; nothing comes from elsewhere and nothing goes there.
    /// </summary>
    public static readonly ContentPolicy Admin = new(
        "default-src 'none'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
        + "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'");

    /// <summary>A file of the media library by itself: browsers put a picture into a page with styles of their own, and a PDF into a viewer.</summary>
    public static readonly ContentPolicy File = new(
        "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; media-src 'self'; object-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'", isForAnySite: true);

    /// <summary>A file that could hold scripts: should a browser show it all the same, it has no rights, not even those of this site.</summary>
    public static readonly ContentPolicy Download = new(
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox", isForAnySite: true);

    private ContentPolicy(string value, bool isForAnySite = false) => (Value, IsForAnySite) = (value, isForAnySite);

    /// <summary>The value of the header.</summary>
    public string Value { get; }

    /// <summary>Whether pages of other sites may show the answer, as newsletters and partners do with pictures (Fetch Standard, Cross-Origin-Resource-Policy).</summary>
    public bool IsForAnySite { get; }

    /// <summary>Gives the answer to this request a policy. The last one given counts.</summary>
    public void ApplyTo(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Features.Set(this);
    }

    /// <summary>The policy of the answer to this request.</summary>
    public static ContentPolicy Of(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return context.Features.Get<ContentPolicy>() ?? Page;
    }
}
