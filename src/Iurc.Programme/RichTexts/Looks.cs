using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>Tells what only makes up the look of a text, or is some program's own, from what has a meaning.</summary>
internal static class Looks
{
    /// <summary>Whether an element says how it looks, or which program it comes from.</summary>
    public static bool Has(IElement element)
        => element.Attributes.Any(attribute => IsLook(attribute, element)) || Vocabulary.HasProgramsClass(element.ClassName) || element.LocalName is "font" or "center" or "big" || IsProgramsOwn(element);

    /// <summary>Whether taking it off says nothing to readers, or is told of otherwise.</summary>
    public static bool IsSilent(IElement element)
        => element.LocalName is "font" or "center" or "big" or SourceTree.WordsOfTemplate or "tbody" or "colgroup" or "col" or "nobr" or "source" or "track" or "param" or "meta" or "link" or "area" or "base"
            || IsProgramsOwn(element) || (element.NamespaceUri != NamespaceNames.HtmlUri && element.ParentElement?.NamespaceUri == element.NamespaceUri);

    // Word's "o:p" and "st1:City".
    private static bool IsProgramsOwn(IElement element) => element.LocalName.Contains(':', StringComparison.Ordinal);

    private static bool IsLook(IAttr attribute, IElement element) => attribute.Name switch
    {
        "style" => !string.IsNullOrWhiteSpace(attribute.Value),
        "align" or "bgcolor" or "border" or "cellpadding" or "cellspacing" or "color" or "face" or "nowrap" or "valign" or "background" or "hspace" or "vspace" or "clear" => true,
        "size" => element.LocalName == "font",
        "width" or "height" => element.LocalName is not ("img" or "iframe" or "video" or "object" or "embed" or "svg" or "canvas"),
        _ => false,
    };
}
