using System.Text.Encodings.Web;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>The simple HTML that says the same as a plain text.</summary>
internal static class MailText
{
    private const string ParagraphEnd = "\n\n";

    /// <summary>The HTML of a text.</summary>
    /// <param name="text">Paragraphs with an empty line between them.</param>
    /// <param name="encoder">Writes what somebody has typed as text.</param>
    public static string ToHtml(string text, HtmlEncoder encoder)
        => string.Concat(text.ReplaceLineEndings("\n").Split(ParagraphEnd, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(paragraph =>
        {
            var html = encoder.Encode(paragraph).Replace(encoder.Encode("\n"), "<br>\n", StringComparison.Ordinal);
            return IsAddress(paragraph) ? $"<p><a href=\"{html}\">{html}</a></p>\n" : $"<p>{html}</p>\n";
        }));

    /// <summary>One line of what may have several.</summary>
    public static string OneLine(string text) => string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static bool IsAddress(string paragraph)
        => !paragraph.Any(char.IsWhiteSpace) && Uri.TryCreate(paragraph, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);
}
