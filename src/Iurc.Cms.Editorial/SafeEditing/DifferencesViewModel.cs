using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>The table of differences. Not sealed: Orchard makes a shape of it.</summary>
public class DifferencesViewModel
{
    /// <summary>What the table is about.</summary>
    public string Name { get; set; } = "";

    /// <summary>Which version stands first.</summary>
    public string Before { get; set; } = "";

    /// <summary>Which version stands second.</summary>
    public string After { get; set; } = "";

    /// <summary>What is not the same in both.</summary>
    public IReadOnlyList<Difference> Differences { get; set; } = [];

    /// <summary>Whether neither came of the other: then nothing was added or removed, and whole texts are shown, so that they can be copied.</summary>
    public bool IsSideBySide { get; set; }

    /// <summary>The words of one cell, what the other has not as an element.</summary>
    /// <param name="runs">The words.</param>
    /// <param name="element">The element.</param>
    /// <param name="spoken">What screen readers say before them: many say nothing of such an element.</param>
    public static IHtmlContent Mark(IEnumerable<WordRun> runs, string element, string spoken)
    {
        ArgumentNullException.ThrowIfNull(runs);

        var content = new HtmlContentBuilder();
        var isFirst = true;
        foreach (var run in runs)
        {
            content.Append(isFirst ? "" : " ");
            isFirst = false;
            if (!run.IsChanged)
            {
                content.Append(run.Words);
                continue;
            }

            var hidden = new TagBuilder("span");
            hidden.AddCssClass("visually-hidden");
            hidden.InnerHtml.Append(spoken + " ");
            var marked = new TagBuilder(element);
            marked.InnerHtml.AppendHtml(hidden).Append(run.Words);
            content.AppendHtml(marked);
        }

        return content;
    }
}
