using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// The rich texts of one page, in the order in which they are shown. No two of them have an id in common; a text whose id is taken by
/// one before it gets another, and its own links follow.
/// </summary>
public sealed partial class PageTexts
{
    private const int MostKept = 256;
    private const int LongestKept = 200_000;

    // What a text looks like to readers does not depend on anything else.
    private static readonly ConcurrentDictionary<(string Html, int Below), string> s_shown = new();

    private readonly HashSet<string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<string>> _waiting = new(StringComparer.Ordinal);

    /// <summary>The text as readers get it: <see cref="RichTextMender.ToShow"/>, with ids that the page does not have yet.</summary>
    /// <param name="html">The text.</param>
    /// <param name="below">The level of the heading that it stands below.</param>
    public string Show(string html, int below = 1)
    {
        ArgumentNullException.ThrowIfNull(html);

        return _waiting.TryGetValue(html, out var prepared) && prepared.TryDequeue(out var shown) ? shown : Prepare(html, below);
    }

    /// <summary>The headings of a text that is shown further down on the page: those of level 2, or with those of level 3 where there are fewer than three.</summary>
    public IReadOnlyList<PageHeading> HeadingsOf(string html)
    {
        ArgumentNullException.ThrowIfNull(html);

        var shown = Prepare(html, 1);
        if (!_waiting.TryGetValue(html, out var prepared))
        {
            _waiting[html] = prepared = new();
        }

        prepared.Enqueue(shown);
        if (!shown.Contains("<h2", StringComparison.Ordinal))
        {
            return [];
        }

        var page = new HtmlParser().ParseDocument(shown);
        var parts = page.QuerySelectorAll("h2");
        // A text that was pasted with its title has its parts one level down.
        return [.. (parts.Length > 2 ? parts : page.QuerySelectorAll("h2, h3"))
            .Select(heading => new PageHeading(heading.Id!, string.Join(' ', heading.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))))
            .Where(heading => heading.Text.Length > 0)];
    }

    private string Prepare(string html, int below)
    {
        var shown = Shown(html, below);
        Dictionary<string, string>? renamed = null;
        foreach (Match match in Id().Matches(shown))
        {
            var id = match.Groups["id"].Value;
            var free = id;
            for (var number = 2; !_ids.Add(free); number++)
            {
                free = $"{id}-{number}";
            }

            if (free != id)
            {
                (renamed ??= new(StringComparer.Ordinal))[id] = free;
            }
        }

        return renamed is null ? shown
            : Link().Replace(Id().Replace(shown, match => $"<{match.Groups["name"].Value} id=\"{renamed.GetValueOrDefault(match.Groups["id"].Value, match.Groups["id"].Value)}\""),
                match => $" href=\"#{renamed.GetValueOrDefault(match.Groups["id"].Value, match.Groups["id"].Value)}\"");
    }

    private static string Shown(string html, int below)
    {
        if (s_shown.TryGetValue((html, below), out var shown))
        {
            return shown;
        }

        shown = RichTextMender.ToShow(html, below);
        if (html.Length <= LongestKept)
        {
            if (s_shown.Count >= MostKept)
            {
                s_shown.Clear();
            }

            s_shown[(html, below)] = shown;
        }

        return shown;
    }

    // As MarkupWriter writes them: in words there is no "<", and in values no quotation mark.
    [GeneratedRegex("<(?<name>[a-z0-9]+) id=\"(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex(" href=\"#(?<id>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}

/// <summary>A heading of a page.</summary>
/// <param name="Id">Its id, for a link.</param>
/// <param name="Text">Its words.</param>
public sealed record PageHeading(string Id, string Text);
