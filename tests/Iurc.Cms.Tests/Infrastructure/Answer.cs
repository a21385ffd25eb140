using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>What the server answered.</summary>
internal sealed record Answer(HttpStatusCode Status, string? ContentType, bool SetsCookie, string? Location, string Text)
{
    private IHtmlDocument? _document;

    /// <summary>All headers, with several values of one joined.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; private init; } = new Dictionary<string, string>();

    /// <summary>The page, parsed.</summary>
    public IHtmlDocument Document => _document ??= new HtmlParser().ParseDocument(Text);

    /// <summary>The text of the page that a reader sees, with runs of white space folded.</summary>
    public string VisibleText => TextOf(Document.Body!);

    public static string Fold(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static string TextOf(AngleSharp.Dom.IElement element)
    {
        var copy = (AngleSharp.Dom.IElement)element.Clone();
        foreach (var hidden in copy.QuerySelectorAll("script, style, template"))
        {
            hidden.Remove();
        }

        return Fold(copy.TextContent);
    }

    public static async Task<Answer> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            return new Answer(
                response.StatusCode,
                response.Content.Headers.ContentType?.ToString(),
                response.Headers.Contains("Set-Cookie"),
                response.Headers.Location is { } location ? (location.IsAbsoluteUri ? location.PathAndQuery : location.OriginalString) : null,
                await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))
            {
                Headers = response.Headers.Concat(response.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
            };
        }
    }

    public override string ToString() => $"{(int)Status} {Location} {Fold(Text.Length == 0 ? "" : VisibleText)}";
}
