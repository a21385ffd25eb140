using System.Text.Json.Nodes;
using AngleSharp.Dom;
using CsCheck;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Tests.RichTexts;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>Rich text made of random elements, attributes and pieces of Word and Google Docs, on the pages of the preview.</summary>
public sealed class RandomTextTests
{
    private static readonly string[] s_types = ["Page", "Phase", "Region"];

    [Fact]
    public async Task No_word_is_missing_on_any_page_and_nothing_comes_from_elsewhere()
    {
        var texts = new Queue<string>();
        AnyMarkup.Any.Where(html => html.Length > 0).Sample(texts.Enqueue, iter: 60, threads: 1);
        var written = new Dictionary<string, string>(StringComparer.Ordinal);
        using var copy = new SiteCopy();
        copy.ChangeItems(item =>
        {
            if ((string?)item["ContentType"] is { } type && s_types.Contains(type) && item[type] is JsonObject part && (string?)item["AutoroutePart"]?["Path"] is { } path && texts.TryDequeue(out var html))
            {
                part["Body"] = new JsonObject { ["Html"] = html };
                written["/" + path] = html;
            }
        });
        await using var site = await Site.StartAsync(copy.Folder);

        Assert.True(written.Count > 10);
        foreach (var (address, html) in written)
        {
            var page = await site.GetPageAsync(address);
            // A text of which nothing is left has no place on the page.
            var text = page.QuerySelector(".rich-text")?.TextContent ?? "";
            // That the mender itself loses none is tests/Iurc.Programme.Tests' part.
            Assert.Equal(AnyMarkup.WordsIn(RichTextMender.ToShow(html)).Distinct().Order(), AnyMarkup.WordsIn(text).Order());
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json']), style, iframe, object, embed, video, audio, [style], .rich-text form, .rich-text svg"));
            Assert.All(page.QuerySelectorAll("[src]"), element => Assert.Matches("^/[^/]", element.GetAttribute("src")!));
            var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
            Assert.Equal(ids.Distinct(), ids);
        }
    }

    [Fact]
    public void No_text_takes_an_id_of_the_theme()
    {
        var ids = Directory.EnumerateFiles(Path.Combine(Repository.Folder.Root, "themes", "Iurc.Theme", "Views"), "*.liquid")
            .SelectMany(file => System.Text.RegularExpressions.Regex.Matches(File.ReadAllText(file), "\\sid=\"(?<id>[^\"]+)\"").Select(match => match.Groups["id"].Value));
        Assert.All(ids, id => Assert.True(HeadingIds.IsTheme(id), $"HeadingIds does not know the theme's id \"{id}\"."));
    }
}
