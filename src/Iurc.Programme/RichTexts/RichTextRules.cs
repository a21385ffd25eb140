using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Iurc.Programme.Links;

namespace Iurc.Programme.RichTexts;

/// <summary>The rules that the texts and links of all types obey: readers can see every picture, and open every link.</summary>
public static class RichTextRules
{
    private const int LongestName = 60;

    private static readonly Rule s_elsewhere = Rule.Error("H001", "",
        "The picture \"{0}\" lies on another website, from which every reader would load it unasked. Upload it to the media library, and insert it from there.", "https://example.eu/mayors.jpg");

    private static readonly Rule s_pasted = Rule.Error("H002", "",
        "The picture \"{0}\" was pasted into the text, or lies on your computer: readers would not see it. Upload it to the media library, and insert it from there.", "file:///C:/mayors.jpg");

    private static readonly Rule s_privateInText = Rule.Error("H003", "",
        "The link \"{0}\" leads to \"{1}\", which only some can reach: a computer, or a network within a house. Write the public address, or /about for a page of this site.", "our plan", "http://intranet/plan");

    private static readonly Rule s_private = Rule.Error("H004", "",
        "\"{0}\" leads to a place that only some can reach: a computer, or a network within a house. Write the public address.", "http://localhost/");

    private static readonly Rule s_disguisedInText = Rule.Error("H005", "",
        "The link \"{0}\" looks as if it led elsewhere: it leads to \"{1}\". Open the page that you mean, and copy its address from the browser.", "the European Union", "example.org");

    private static readonly Rule s_disguised = Rule.Error("H006", "",
        "\"{0}\" looks as if it led elsewhere: it leads to \"{1}\". Open the page that you mean, and copy its address from the browser.", "https://europa.eu@example.org/", "example.org");

    private static readonly Rule s_sharedInText = Rule.Error("H007", "",
        "The link \"{0}\" shows a draft that was shared, to every reader, as it is at the moment. Link to the page itself: readers reach it when it is published.", "our plan");

    private static readonly Rule s_shared = Rule.Error("H008", "",
        "\"{0}\" shows a draft that was shared, to every reader. Write the address of the page itself.", "/shared-draft/abc");

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [s_elsewhere, s_pasted, s_privateInText, s_private, s_disguisedInText, s_disguised, s_sharedInText, s_shared];

    /// <summary>All that is wrong with a rich text, besides what is mended without asking.</summary>
    /// <param name="field">The field to mend.</param>
    /// <param name="html">The text.</param>
    public static IEnumerable<Problem> CheckText(string field, string html)
    {
        ArgumentNullException.ThrowIfNull(html);

        if (!html.Contains('<', StringComparison.Ordinal))
        {
            return [];
        }

        var page = new HtmlParser().ParseDocument(html);
        return [
            .. page.QuerySelectorAll("img").Where(picture => !RichText.IsOwnPicture(picture.GetAttribute("src"))).Select(picture => ProblemOf(picture) with { Field = field }),
            .. page.QuerySelectorAll("a[href]").Where(link => WebAddress.IsPrivate(Absolute(link.GetAttribute("href")!.Trim())))
                .Select(link => s_privateInText.Broken(Name(link.TextContent.Trim()), Problem.Excerpt(link.GetAttribute("href"))) with { Field = field }),
            .. page.QuerySelectorAll("a[href]").Select(link => (link.TextContent, Host: DisguisedHost.Find(link.GetAttribute("href")!))).Where(link => link.Host is not null)
                .Select(link => s_disguisedInText.Broken(Name(link.TextContent.Trim()), Problem.Excerpt(link.Host)) with { Field = field }),
            .. page.QuerySelectorAll("a[href]").Where(link => ShareToken.IsLink(link.GetAttribute("href")!.Trim()))
                .Select(link => s_sharedInText.Broken(Name(link.TextContent.Trim())) with { Field = field }),
        ];
    }

    /// <summary>All that is wrong with a field that holds an address and nothing else.</summary>
    /// <param name="field">The field to mend.</param>
    /// <param name="text">What it holds.</param>
    public static IEnumerable<Problem> CheckAddress(string field, string text)
    {
        ArgumentNullException.ThrowIfNull(text);

        var address = text.Trim();
        return WebAddress.IsPrivate(Absolute(address)) ? [s_private.Broken(Problem.Excerpt(address)) with { Field = field }]
            : !address.Any(char.IsWhiteSpace) && ShareToken.IsLink(address) ? [s_shared.Broken(Problem.Excerpt(address)) with { Field = field }]
            : !address.Any(char.IsWhiteSpace) && DisguisedHost.Find(address) is { } host ? [s_disguised.Broken(Problem.Excerpt(address), Problem.Excerpt(host)) with { Field = field }]
            : [];
    }

    private static string Absolute(string address) => address is ['/', '/', ..] ? "https:" + address : address;

    private static Problem ProblemOf(IElement picture)
    {
        var source = (picture.GetAttribute("src") ?? "").Trim();
        var alt = picture.GetAttribute("alt")?.Trim() ?? "";
        return WebAddress.IsWeb(Absolute(source))
            ? s_elsewhere.Broken(Problem.Excerpt(source))
            : s_pasted.Broken(alt.Length > 0 ? Problem.Excerpt(alt) : Name(NameOf(source)));
    }

    // The beginning of a pasted picture says what it is; the rest is its pixels.
    private static string NameOf(string source)
        => source.StartsWith("data:", StringComparison.OrdinalIgnoreCase) ? source["data:".Length..].Split(';', ',')[0] : source.Length == 0 ? "?" : source;

    private static string Name(string text) => text.Length <= LongestName ? text : TextCut.At(text, LongestName) + "…";
}
