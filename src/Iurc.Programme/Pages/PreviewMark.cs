using System.Text.Encodings.Web;

namespace Iurc.Programme.Pages;

/// <summary>What a part of a page carries in an editor's preview, and nowhere else: the name of the field that it comes from.</summary>
public static class PreviewMark
{
    /// <summary>The attribute, with a blank before it; empty if nothing is known of the place.</summary>
    /// <param name="at">The part of the item, or a block of it: <c>Page</c>, <c>Blocks.0</c>, where 0 is the first.</param>
    /// <param name="field">The field in it; empty for the whole of it.</param>
    public static string Of(string? at, string? field)
        => string.IsNullOrEmpty(at) ? "" : $" data-iurc-field=\"{HtmlEncoder.Default.Encode(string.IsNullOrEmpty(field) ? at : $"{at}.{field}")}\"";
}
