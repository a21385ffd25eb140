using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Iurc.Programme.Mending;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// Takes out what reviewers have left in a document of Word or Google Docs: their comments, the marks that lead to them, and what they have
/// deleted. What they have commented on, and what they have inserted, are words of the text.
/// </summary>
internal static partial class ReviewMarks
{
    /// <summary>Takes it out, and tells of it before it goes.</summary>
    /// <param name="root">The text.</param>
    /// <param name="note">What is told, where, and its words.</param>
    public static void TakeOut(IElement root, Action<ChangeKind, INode, string> note)
    {
        TakeOutComments(root, note);
        TakeOutDeletions(root, note);
    }

    private static void TakeOutComments(IElement root, Action<ChangeKind, INode, string> note)
    {
        var elements = root.QuerySelectorAll("*").ToList();
        var marks = elements.Where(IsMark).ToList();
        var lists = elements.Where(element => Style(element, CommentList())).ToList();
        if (marks.Count + lists.Count == 0 && !elements.Exists(element => Style(element, Comment())))
        {
            return;
        }

        // What a comment says: the whole that Word or Google has around it, or the paragraph that leads back to the text.
        var texts = Outermost([
            .. elements.Where(element => (Style(element, Comment()) || HasClass(element, CommentText())) && IsLines(element)),
            .. marks.Where(IsBackwards).Select(CommentOf),
        ]);
        var forwards = Outermost([.. marks.Where(mark => !IsBackwards(mark))]).Where(mark => !texts.Exists(text => text.Contains(mark))).ToList();

        // Word's marks are a link in a span, and then a blank of its own.
        var shown = forwards.Where(mark => !string.IsNullOrWhiteSpace(mark.TextContent)).ToList();
        foreach (var text in texts)
        {
            note(RichTextChanges.Comment, text, ElementContent.WordsOf(text));
        }

        foreach (var mark in shown.Skip(texts.Count))
        {
            note(RichTextChanges.Comment, mark, mark.TextContent.Trim());
        }

        // Looked at when their comments are gone.
        foreach (var element in texts.Concat(forwards).Concat(lists.Where(list => !ElementContent.HasContent(list))))
        {
            var around = element.ParentElement;
            element.Remove();
            while (around is { LocalName: "sup" or "sub" } && around != root && ElementContent.IsBlank(around))
            {
                var outer = around.ParentElement;
                around.Remove();
                around = outer;
            }
        }
    }

    private static void TakeOutDeletions(IElement root, Action<ChangeKind, INode, string> note)
    {
        var elements = root.QuerySelectorAll("*").ToList();
        foreach (var deletion in Outermost([.. elements.Where(element => IsTracked(element, "del", DeletedClass()) || Style(element, Deleted()))]))
        {
            if (ElementContent.HasContent(deletion))
            {
                note(RichTextChanges.Deleted, deletion, ElementContent.WordsOf(deletion));
            }

            deletion.Remove();
        }

        foreach (var insertion in elements.Where(element => element.LocalName == "ins" && element.Parent is not null && IsTracked(element, "ins", InsertedClass())).ToList())
        {
            note(RichTextChanges.Look, insertion, "");
            while (insertion.FirstChild is { } child)
            {
                insertion.Parent!.InsertBefore(child, insertion);
            }

            insertion.Remove();
        }
    }

    // Word names its author as an address of mail. A person's own "del" names a page on which the change is explained, or nothing.
    private static bool IsTracked(IElement element, string name, Regex ownClass)
        => HasClass(element, ownClass)
            || (element.LocalName == name && element.GetAttribute("cite")?.Trim() is { } cite
                && (cite.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) || (element.HasAttribute("datetime") && !WebAddress.IsWeb(cite) && cite is not ['/' or '#' or '.' or '?', ..])));

    private static bool IsMark(IElement element)
        => HasClass(element, MarkClass()) || Style(element, MarkCharacter())
            || (element.LocalName == "a" && (Anchor().IsMatch(element.GetAttribute("href") ?? "") || (element.GetAttribute("href") is null && OwnAnchor().IsMatch(element.Id ?? element.GetAttribute("name") ?? ""))));

    private static bool IsBackwards(IElement mark)
        => BackAnchor().IsMatch(mark.GetAttribute("href") ?? "") || mark.QuerySelectorAll("a").Any(link => BackAnchor().IsMatch(link.GetAttribute("href") ?? ""));

    private static IElement CommentOf(IElement mark)
    {
        // Google has a box around each comment, which begins with the mark.
        if (mark.Closest("div") is { FirstElementChild: { } first } box && first.Contains(mark) && IsLines(box) && box.QuerySelectorAll("a").Count(IsBackwards) == 1)
        {
            return box;
        }

        return mark.Closest("p, li, dd, div") is { } line && IsLines(line) && line.QuerySelector("p, div") is null && ElementContent.WordsOf(line).TrimStart().StartsWith(mark.TextContent.Trim(), StringComparison.Ordinal)
            ? line : mark;
    }

    // What holds other things than lines of words, or leads to a comment itself, is more than a comment.
    private static bool IsLines(IElement element)
        => element.QuerySelectorAll("*").All(part => part.LocalName is "p" or "div" or "br" or "font" or "big" || Vocabulary.IsInline(part.LocalName) || part.LocalName.Contains(':', StringComparison.Ordinal))
            && !element.QuerySelectorAll("a").Any(link => Anchor().IsMatch(link.GetAttribute("href") ?? "") && !IsBackwards(link));

    private static List<IElement> Outermost(List<IElement> elements)
    {
        var all = elements.ToHashSet();
        return [.. all.Where(element => !element.Ancestors<IElement>().Any(all.Contains))];
    }

    private static bool HasClass(IElement element, Regex name) => element.ClassName is { Length: > 0 } classes && name.IsMatch(classes);

    private static bool Style(IElement element, Regex declaration) => element.GetAttribute("style") is { Length: > 0 } style && declaration.IsMatch(style);

    [GeneratedRegex(@"(^|;)\s*mso-element\s*:\s*[""']?comment-list", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex CommentList();

    [GeneratedRegex(@"(^|;)\s*mso-element\s*:\s*[""']?comment[""']?\s*(;|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Comment();

    [GeneratedRegex(@"(^|;)\s*mso-special-character\s*:\s*[""']?comment", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MarkCharacter();

    [GeneratedRegex(@"(^|;)\s*mso-(deleted|prop-deleted)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Deleted();

    [GeneratedRegex(@"(^|\s)(x_)*MsoComment(Text|Subject)(CxSp\w+)?(\s|$)|(^|\s)(x_)*msocomtxt(\s|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex CommentText();

    [GeneratedRegex(@"(^|\s)(x_)*(MsoCommentReference|msocomanchor|msocomoff)(\s|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex MarkClass();

    [GeneratedRegex(@"(^|\s)(x_)*msoDel(\s|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex DeletedClass();

    [GeneratedRegex(@"(^|\s)(x_)*msoIns(\s|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex InsertedClass();

    [GeneratedRegex(@"#(cmnt(_ref)?\d+|_?(msocom|msoanchor)_\d+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Anchor();

    [GeneratedRegex(@"#(cmnt_ref\d+|_?msoanchor_\d+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex BackAnchor();

    [GeneratedRegex(@"^(cmnt(_ref)?\d+|_?(msocom|msoanchor)_\d+)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex OwnAnchor();
}
