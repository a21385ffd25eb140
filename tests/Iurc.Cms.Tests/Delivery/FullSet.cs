using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>The headers that every answer of the program has, and those that none has.</summary>
internal static class FullSet
{
    public const string Strict = "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

    private static readonly Dictionary<string, string> s_headers = new(StringComparer.Ordinal)
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["X-Frame-Options"] = "SAMEORIGIN",
        ["Referrer-Policy"] = "same-origin",
        ["Permissions-Policy"] = "camera=(), display-capture=(), geolocation=(), microphone=(), midi=(), payment=(), usb=()",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
    };

    private static readonly string[] s_telling = ["Server", "X-Powered-By", "X-AspNet-Version"];

    /// <summary>Fails unless the answer has every header once, with this policy. Pages of other sites may show pictures.</summary>
    public static void AssertOn(string what, Answer answer, string policy = Strict, bool isForAnySite = false)
    {
        foreach (var (name, value) in s_headers.Append(new("Content-Security-Policy", policy)).Select(header => header.Key == "Cross-Origin-Resource-Policy" && isForAnySite ? new(header.Key, "cross-origin") : header))
        {
            Assert.True(answer.Headers.TryGetValue(name, out var found) && found == value, $"{what} ({(int)answer.Status}) has {name}: {found ?? "(none)"}");
        }

        Assert.Empty(s_telling.Where(answer.Headers.ContainsKey).Select(name => $"{what} has {name}: {answer.Headers[name]}"));
    }
}
