using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Iurc.Workbench.Preview;
using Iurc.Workbench.Rendering;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Looks at whole pages, which come of several items and templates: finds links that readers cannot tell apart, and pages that fail.</summary>
internal static class RenderedPageChecks
{
    // No page says where it is served.
    private const string Origin = "https://site.invalid";

    /// <summary>Runs the checks on a site whose files are sound.</summary>
    public static async Task<IReadOnlyList<Finding>> RunAsync(RecipeSet set, SiteFolder folder, DateOnly today)
    {
        if (!File.Exists(folder.SetupRecipe))
        {
            return [];
        }

        SiteSnapshot site;
        try
        {
            site = SiteSnapshot.Load(folder, today);
        }
        catch (WorkbenchException exception)
        {
            return [Finding.Error(folder.SetupRecipe, SourcePosition.Start, CheckCode.NotRendered, $"The pages cannot be put together: {exception.Message}")];
        }

        var findings = new List<Finding>();
        foreach (var page in site.Content.Pages)
        {
            var source = set.Items.First(item => item.Id == page.ContentItemId);
            var path = page == site.Content.Home ? "/" : "/" + page.Address;
            try
            {
                var html = await site.Renderer.RenderAsync(page, new(Origin, path, "", new Dictionary<string, string[]>()));
                findings.AddRange(TwinLinks(html, path).Select(message => Finding.Error(source.File, source.Node.Position, CheckCode.TwinLinks, message)));
            }
            catch (TemplateException exception)
            {
                findings.Add(Finding.Error(Path.Combine(folder.Views, exception.Template), new(exception.Line ?? 1, 1), CheckCode.NotRendered, $"The page {path} cannot be rendered: {exception.Message}"));
            }
        }

        return findings;
    }

    private static IEnumerable<string> TwinLinks(string html, string path)
    {
        var here = new Uri(new Uri(Origin), path);
        return new HtmlParser().ParseDocument(html).QuerySelectorAll("a[href]")
            .Select(link => (Name: string.Join(' ', Text(link).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Address: Uri.TryCreate(here, link.GetAttribute("href"), out var to) ? to : here))
            .Where(link => link.Name.Length > 0)
            .GroupBy(link => link.Name, StringComparer.OrdinalIgnoreCase)
            .SelectMany(twins => twins.DistinctBy(link => link.Address.AbsoluteUri.TrimEnd('/'), StringComparer.OrdinalIgnoreCase).Skip(1)
                .Select(twin => $"On the page {path} two links are named \"{twins.Key}\", one to {Shown(twins.First().Address)} and one to {Shown(twin.Address)}. Say in each where it leads."));
    }

    private static string Shown(Uri address) => address.GetLeftPart(UriPartial.Authority) == Origin ? address.PathAndQuery + address.Fragment : address.OriginalString;

    // What is read out, near enough: the label, or the text with that of pictures and without what is hidden.
    private static string Text(INode node) => node switch
    {
        IElement element when element.GetAttribute("aria-hidden") == "true" => "",
        IElement element when element.GetAttribute("aria-label") is { Length: > 0 } label => label,
        IElement { LocalName: "img" } picture => picture.GetAttribute("alt") ?? "",
        IText text => text.Data,
        _ => string.Concat(node.ChildNodes.Select(Text)),
    };
}
