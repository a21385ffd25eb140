using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Rewrite;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging.Abstractions;
using OrchardCore.UrlRewriting;
using OrchardCore.UrlRewriting.Models;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Tries rules of <c>OrchardCore.UrlRewriting</c> on addresses, by the very code that applies them to requests.</summary>
/// <param name="sources">The kinds of rules.</param>
public sealed class RewriteRules(IEnumerable<IUrlRewriteRuleSource> sources)
{
    private static readonly HostString s_host = new("localhost");

    /// <summary>A rule, ready to be tried.</summary>
    /// <exception cref="FormatException">It cannot be read; Orchard would say so at each start of the site.</exception>
    public IReadOnlyList<IRule> Compile(RewriteRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);

        var options = new RewriteOptions();
        try
        {
            sources.FirstOrDefault(source => source.TechnicalName == rule.Source)?.Configure(options, rule);
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            throw new FormatException(e.Message, e);
        }

        return [.. options.Rules];
    }

    /// <summary>Whether a request for an address would be answered by a rule, or would become one for another address.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="address">The address, without a slash at its beginning.</param>
    /// <exception cref="RegexMatchTimeoutException">The rule takes too long.</exception>
    public static bool Takes(IReadOnlyList<IRule> rule, string address)
    {
        ArgumentNullException.ThrowIfNull(rule);

        var request = new DefaultHttpContext().Request;
        PathString path = "/" + address;
        (request.Method, request.Scheme, request.Host, request.Path) = (HttpMethods.Get, Uri.UriSchemeHttps, s_host, path);
        var context = new RewriteContext { HttpContext = request.HttpContext, StaticFileProvider = new NullFileProvider(), Logger = NullLogger.Instance };
        foreach (var part in rule)
        {
            part.ApplyRule(context);
        }

        return context.Result == RuleResult.EndResponse || request.Path.Value != path.Value;
    }
}
