using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Iurc.Programme.RichTexts;
using OrchardCore.Infrastructure.Html;

namespace Iurc.Cms.Programme.Mending;

/// <summary>
/// What Orchard asks to make markup harmless: the same mender as everywhere, so that no editor of Orchard's takes words away before
/// <see cref="MendingDisplayHandler"/> comes.
/// </summary>
public sealed partial class MendingSanitizer : IHtmlSanitizerService
{
    /// <inheritdoc />
    public string Sanitize(string html)
        => string.IsNullOrEmpty(html) ? html
            // So Orchard asks whether a link may have an address: by comparing what comes back.
            : EmptyLink().IsMatch(html) ? WithUsableAddress(html)
            : RichTextMender.ToEmbed(html);

    private static string WithUsableAddress(string link)
        => RichTextMender.ToEmbed(link.Replace("></a>", ">x</a>", StringComparison.Ordinal)) is var tried && new HtmlParser().ParseDocument(tried).QuerySelector("a[href]") is not null ? link : "<a></a>";

    [GeneratedRegex("^<a href=\"[^\"<>]*\"></a>$")]
    private static partial Regex EmptyLink();
}
