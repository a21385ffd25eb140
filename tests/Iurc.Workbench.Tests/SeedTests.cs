using System.Text.RegularExpressions;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>Nothing of the programme's own page is lost.</summary>
public sealed partial class SeedTests(RepositorySite repository)
{
    private static readonly string[] s_paragraphs =
    [
        .. EmptyLines().Split(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Seed", "iurc-na.txt"))).Select(Words.Fold).Where(text => text.Length > 0),
    ];

    [Fact]
    public async Task Every_sentence_is_on_a_page()
    {
        var texts = new List<string>();
        foreach (var page in repository.Pages)
        {
            texts.Add(Words.TextOf((await repository.Site.GetPageAsync(page.Address)).Body!));
        }

        var sentences = s_paragraphs.SelectMany(paragraph => SentenceEnds().Split(paragraph)).ToList();
        Assert.True(sentences.Count > s_paragraphs.Length);
        Assert.All(sentences, sentence => Assert.Contains(texts, text => text.Contains(sentence, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Every_paragraph_is_whole_in_one_element_of_the_about_page()
    {
        var document = await repository.Site.GetPageAsync("/about");
        var texts = document.QuerySelectorAll("main p, main h2, main h3, main figcaption > :last-child, main a").Select(Words.TextOf).ToList();

        Assert.True(s_paragraphs.Length > 15);
        Assert.All(s_paragraphs, paragraph => Assert.Contains(texts, text =>
            text == paragraph || text.StartsWith(paragraph + " ", StringComparison.Ordinal)));
    }

    [GeneratedRegex(@"\r?\n\s*\r?\n")]
    private static partial Regex EmptyLines();

    [GeneratedRegex(@"(?<=[.”])\s+(?=\p{Lu})")]
    private static partial Regex SentenceEnds();
}
