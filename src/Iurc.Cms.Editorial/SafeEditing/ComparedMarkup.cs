using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Iurc.Programme;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>What a rich text holds besides its words: where it leads to, its headings and its pictures. None of it is seen by comparing words.</summary>
internal static class ComparedMarkup
{
    /// <summary>The kinds of what is looked at.</summary>
    public enum Kind
    {
        Link,
        Heading,
        Picture,
    }

    /// <summary>What is not the same in two rich texts, in the order of the younger one.</summary>
    public static IEnumerable<Change> Between(string before, string after)
    {
        var (left, right) = (Parse(before), Parse(after));
        return
        [
            .. Pair(Kind.Link, Links(left), Links(right)),
            .. Pair(Kind.Heading, Headings(left), Headings(right)),
            .. Pair(Kind.Picture, Pictures(left), Pictures(right)),
        ];
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    private static List<Mark> Links(IElement body)
        => [.. body.QuerySelectorAll("a[href]").Select(link => new Mark(WordsOf(link), link.GetAttribute("href")!.Trim()))];

    private static List<Mark> Headings(IElement body)
        => [.. body.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(heading => new Mark(WordsOf(heading), heading.LocalName[1..]))];

    private static List<Mark> Pictures(IElement body)
        => [.. body.QuerySelectorAll("img, iframe, video, audio").Select(picture => new Mark(picture.GetAttribute("alt") ?? picture.GetAttribute("title") ?? "", picture.GetAttribute("src") ?? ""))];

    private static string WordsOf(IElement element)
        => PlainText.OneLine(element.TextContent) is { Length: > 0 } words ? words : element.QuerySelector("img")?.GetAttribute("alt") ?? "";

    /// <summary>
    /// Leaves out what both have in the same order, and pairs the rest: by its words, so that a link that leads elsewhere is one change, or else by
    /// where it leads to. What has only changed places comes out with the same on both sides: of two links "here" each may lead where the other did.
    /// </summary>
    private static List<Change> Pair(Kind kind, List<Mark> before, List<Mark> after)
    {
        var (left, right) = WithoutCommon(before, after);
        List<Change> changes = [];
        foreach (var young in right)
        {
            var index = left.FindIndex(old => old == young);
            index = index >= 0 ? index : left.FindIndex(old => old.Words == young.Words);
            index = index >= 0 ? index : left.FindIndex(old => old.Target == young.Target && kind != Kind.Heading);
            changes.Add(new(kind, index < 0 ? null : left[index], young));
            if (index >= 0)
            {
                left.RemoveAt(index);
            }
        }

        changes.AddRange(left.Select(old => new Change(kind, old, null)));
        return changes;
    }

    private static (List<Mark> Left, List<Mark> Right) WithoutCommon(List<Mark> left, List<Mark> right)
    {
        var lengths = new int[left.Count + 1, right.Count + 1];
        for (var i = left.Count - 1; i >= 0; i--)
        {
            for (var j = right.Count - 1; j >= 0; j--)
            {
                lengths[i, j] = left[i] == right[j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        List<Mark> onlyLeft = [], onlyRight = [];
        var (x, y) = (0, 0);
        while (x < left.Count || y < right.Count)
        {
            if (x < left.Count && y < right.Count && left[x] == right[y])
            {
                (x, y) = (x + 1, y + 1);
            }
            else if (y == right.Count || (x < left.Count && lengths[x + 1, y] >= lengths[x, y + 1]))
            {
                onlyLeft.Add(left[x++]);
            }
            else
            {
                onlyRight.Add(right[y++]);
            }
        }

        return (onlyLeft, onlyRight);
    }

    /// <summary>A link, a heading or a picture.</summary>
    /// <param name="Words">What it says.</param>
    /// <param name="Target">Where it leads to, the level of a heading, the address of a picture.</param>
    public readonly record struct Mark(string Words, string Target);

    /// <summary>One of them that is not the same in both texts.</summary>
    /// <param name="Kind">Its kind.</param>
    /// <param name="Before">As it was; null for one that is new.</param>
    /// <param name="After">As it is; null for one that is gone.</param>
    public readonly record struct Change(Kind Kind, Mark? Before, Mark? After);
}
