using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Iurc.Programme.Links;

namespace Iurc.Programme.RichTexts;

/// <summary>The attributes that elements keep, with values that they may have.</summary>
internal sealed partial class AttributeWriter(MarkupWriter writer, PlaceIds ids)
{
    /// <summary>All attributes of an element.</summary>
    public string AttributesOf(IElement element, string name, bool withId = true)
    {
        var attributes = new StringBuilder();
        if (withId && ids.Of(element) is { } id)
        {
            attributes.Append(MarkupWriter.Attribute("id", id));
        }

        switch (name)
        {
            case "th" or "td":
                AppendSpans(element, attributes);
                if (name == "th")
                {
                    attributes.Append(MarkupWriter.Attribute("scope", ScopeOf(element)));
                }

                break;
            case "ol":
                AppendOrder(element, attributes);
                break;
            case "li" when element.ParentElement?.LocalName == "ol" && int.TryParse(element.GetAttribute("value"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number):
                attributes.Append(MarkupWriter.Attribute("value", number.ToString(CultureInfo.InvariantCulture)));
                break;
            case "details" when element.HasAttribute("open"):
                attributes.Append(MarkupWriter.Attribute("open", ""));
                break;
            case "time" or "ins" or "del" when Vocabulary.IsTime(element.GetAttribute("datetime")) && (name == "time" || element.GetAttribute("datetime")!.Length >= 10):
                attributes.Append(MarkupWriter.Attribute("datetime", element.GetAttribute("datetime")!));
                break;
            case "blockquote" or "q" when LinkTarget.Of(element.GetAttribute("cite")) is { Length: > 0 } source && WebAddress.IsPublic(source):
                attributes.Append(MarkupWriter.Attribute("cite", CleanAddress.Of(source).Address));
                break;
        }

        return attributes.Append(Common(element)).ToString();
    }

    /// <summary>Those that any element may have.</summary>
    public string Common(IElement element)
    {
        var attributes = new StringBuilder();
        if (Vocabulary.Classes(element.ClassName) is { Length: > 0 } classes)
        {
            attributes.Append(MarkupWriter.Attribute("class", classes));
        }

        if (element.GetAttribute("lang") is { } language && Vocabulary.IsLanguage(language))
        {
            attributes.Append(MarkupWriter.Attribute("lang", language));
        }

        if (element.GetAttribute("dir")?.ToLowerInvariant() is { } direction && (direction is "rtl" or "auto" || (direction == "ltr" && (element.LocalName == "bdo" || writer.IsTurned))))
        {
            attributes.Append(MarkupWriter.Attribute("dir", direction));
        }

        if (element.GetAttribute("title") is { Length: > 0 } title && !IsPrivate().IsMatch(title))
        {
            attributes.Append(MarkupWriter.Attribute("title", PlainWords.Whole(title)));
        }

        return attributes.ToString();
    }

    private static void AppendSpans(IElement cell, StringBuilder attributes)
    {
        foreach (var span in (ReadOnlySpan<string>)["colspan", "rowspan"])
        {
            if (Tables.SpanOf(cell, span) is > 1 and var count)
            {
                attributes.Append(MarkupWriter.Attribute(span, count.ToString(CultureInfo.InvariantCulture)));
            }
        }
    }

    // A header cell that does not say so stands over its column, or before its row.
    private static string ScopeOf(IElement cell)
        => cell.GetAttribute("scope")?.ToLowerInvariant() is "col" or "row" or "colgroup" or "rowgroup" ? cell.GetAttribute("scope")!.ToLowerInvariant()
            : cell.ParentElement is { } row && Tables.CellsOf(row).TrueForAll(other => other.LocalName == "th") ? "col" : "row";

    private static void AppendOrder(IElement list, StringBuilder attributes)
    {
        if (int.TryParse(list.GetAttribute("start"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var start) && start != 1)
        {
            attributes.Append(MarkupWriter.Attribute("start", start.ToString(CultureInfo.InvariantCulture)));
        }

        attributes.Append(list.HasAttribute("reversed") ? MarkupWriter.Attribute("reversed", "") : "");
        // Google Docs and LibreOffice say it by style, the former at each entry.
        var type = list.GetAttribute("type") is "a" or "A" or "i" or "I" ? list.GetAttribute("type") : Styles.NumberingOf(list) ?? Styles.NumberingOf(list.FirstElementChild);
        if (type is not null)
        {
            attributes.Append(MarkupWriter.Attribute("type", type));
        }
    }

    // Mail programs and word processors write into titles who has received a link, and where a picture lay on whose machine.
    [GeneratedRegex(@"\S@\S+\.\S|%40|^\s*([a-z]:\\|\\\\|file:|/(home|users)/)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex IsPrivate();
}
