using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Iurc.Workbench.Export;

/// <summary>Makes a page of the site one of the export: its links lead to files, and the search field to the index of all pages.</summary>
/// <param name="origin">The site's origin, or empty.</param>
/// <param name="baseUrl">The origin that the pages name as their own in the export, or null for the site's.</param>
internal sealed partial class PageRewriter(string origin, string? baseUrl)
{
    /// <summary>Where the index is.</summary>
    public const string IndexAddress = "/search/";

    private static readonly string[] s_links = ["href", "src", "poster", "data", "xlink:href"];

    private readonly HtmlParser _parser = new();

    /// <summary>A page that has been read.</summary>
    /// <param name="Document">The page.</param>
    /// <param name="Links">Addresses in the site that it needs or leads to.</param>
    internal sealed record ReadPage(IHtmlDocument Document, IReadOnlyList<string> Links)
    {
        /// <summary>The heading, or the title.</summary>
        public string Title => (Document.QuerySelector("h1")?.TextContent ?? Document.Title ?? "").Trim();

        /// <summary>Whether it asks search engines to pass over it.</summary>
        public bool IsHidden => Document.QuerySelector("meta[name=robots]")?.GetAttribute("content")?.Contains("noindex", StringComparison.OrdinalIgnoreCase) == true;

        /// <summary>When the page says that it was changed last, or null.</summary>
        public string? Modified => Document.QuerySelector(".page-info time[datetime]")?.GetAttribute("datetime");
    }

    /// <summary>Reads a page and finds its links.</summary>
    /// <param name="markup">The page.</param>
    /// <param name="address">Its path and query string.</param>
    public ReadPage Read(byte[] markup, string address)
    {
        var document = _parser.ParseDocument(Encoding.UTF8.GetString(markup));
        ReplaceSearch(document);
        return new(document, [.. Addresses(document).Where(place => !place.Value.StartsWith('#')).Select(place => Resolve(place.Value, address)).OfType<string>().Select(link => link.Split('#')[0]).Distinct()]);
    }

    /// <summary>Writes a page with its links as they are in the export.</summary>
    /// <param name="page">The page.</param>
    /// <param name="address">Its path and query string.</param>
    /// <param name="mapped">Gives the address in the export for one in the site; null when it is not exported.</param>
    public byte[] Write(ReadPage page, string address, Func<string, string?> mapped)
    {
        foreach (var (element, attribute, value) in Addresses(page.Document).ToList())
        {
            if (Resolve(value, address) is not { } link)
            {
                continue;
            }

            var (target, fragment) = link.Split('#', 2) is [var before, var after] ? (before, "#" + after) : (link, "");
            // A link within the page stays one, and the picture for others stays a full address.
            if (value.StartsWith('#') || attribute == "content")
            {
                continue;
            }

            var own = (mapped(target) ?? target) + fragment;
            if (attribute == "srcset")
            {
                element.SetAttribute(attribute, element.GetAttribute(attribute)!.Replace(value, own, StringComparison.Ordinal));
            }
            else
            {
                element.SetAttribute(attribute, IsOwnName(element) && PublicOrigin.Length > 0 ? PublicOrigin + own : own);
            }
        }

        foreach (var script in page.Document.QuerySelectorAll("script[type='application/ld+json']"))
        {
            if (origin.Length > 0 && PublicOrigin != origin)
            {
                script.TextContent = script.TextContent.Replace(origin, PublicOrigin, StringComparison.Ordinal);
            }
        }

        if (page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href") is { } canonical)
        {
            page.Document.QuerySelector("meta[property='og:url']")?.SetAttribute("content", canonical);
        }

        foreach (var meta in page.Document.QuerySelectorAll("meta[property='og:url'], meta[property='og:image']"))
        {
            if (origin.Length > 0 && meta.GetAttribute("content") is { } content && content.StartsWith(origin, StringComparison.OrdinalIgnoreCase))
            {
                meta.SetAttribute("content", PublicOrigin + content[origin.Length..]);
            }
        }

        return Encoding.UTF8.GetBytes(AngleSharp.FormatExtensions.ToHtml(page.Document, AngleSharp.Html.HtmlMarkupFormatter.Instance) + "\n");
    }

    /// <summary>Addresses in a stylesheet or a drawing.</summary>
    public IEnumerable<string> LinksIn(string text, string address)
        => StyleAddress().Matches(text).Select(match => match.Groups["address"].Value.Trim()).Where(link => link.Length > 0 && !link.StartsWith('#') && !link.StartsWith("data:", StringComparison.OrdinalIgnoreCase))
            .Select(link => Resolve(link, address)).OfType<string>().Select(link => link.Split('#')[0]).Distinct();

    /// <summary>The path with its query and fragment when a link stays within the site; null for any other.</summary>
    public string? Resolve(string link, string address)
    {
        var here = new Uri(new Uri(origin.Length > 0 ? origin : "http://export.invalid"), address);
        return Uri.TryCreate(here, link.Trim(), out var target) && target.Scheme is "http" or "https"
            && target!.Authority == here.Authority
            && !target.AbsolutePath.StartsWith("/admin", StringComparison.OrdinalIgnoreCase) && !target.AbsolutePath.StartsWith("/login", StringComparison.OrdinalIgnoreCase)
                ? target.PathAndQuery + target.Fragment
                : null;
    }

    private string PublicOrigin => (baseUrl ?? origin).TrimEnd('/');

    // A page's own name stays a full address.
    private static bool IsOwnName(IElement element) => element.LocalName == "link" && element.GetAttribute("rel") is "canonical" or "alternate";

    private static IEnumerable<(IElement Element, string Attribute, string Value)> Addresses(IHtmlDocument document)
    {
        foreach (var element in document.All)
        {
            foreach (var attribute in s_links)
            {
                if (element.GetAttribute(attribute) is { Length: > 0 } value)
                {
                    yield return (element, attribute, value);
                }
            }

            foreach (var candidate in (element.GetAttribute("srcset") ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                yield return (element, "srcset", candidate.Split(' ')[0]);
            }

            // The picture for share cards is loaded by others, but it belongs to the page.
            if (element.LocalName == "meta" && element.GetAttribute("property") == "og:image" && element.GetAttribute("content") is { Length: > 0 } image)
            {
                yield return (element, "content", image);
            }
        }
    }

    // A file server cannot search: the field becomes a link to the list of all pages, at the same place and with the same id.
    private static void ReplaceSearch(IHtmlDocument document)
    {
        foreach (var form in document.QuerySelectorAll("form").Where(form => !string.Equals(form.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            var link = document.CreateElement("a");
            link.SetAttribute("href", IndexAddress);
            if (form.QuerySelector("input[id]")?.Id is { } id)
            {
                link.Id = id;
            }

            link.TextContent = "Index of all pages";
            var paragraph = document.CreateElement("p");
            paragraph.ClassName = form.ClassName;
            paragraph.AppendChild(link);
            form.Replace(paragraph);
        }

        foreach (var form in document.QuerySelectorAll("form").ToList())
        {
            form.Remove();
        }
    }

    [GeneratedRegex("""url\(\s*["']?(?<address>[^"')]*)["']?\s*\)|@import\s+["'](?<address>[^"']+)["']|(xlink:)?href\s*=\s*["'](?<address>[^"'#][^"']*)["']""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex StyleAddress();
}
