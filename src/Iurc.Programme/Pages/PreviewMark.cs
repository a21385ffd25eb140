using System.Text.Encodings.Web;

namespace Iurc.Programme.Pages;

/// <summary>What a part of a page carries in an editor's preview, and nowhere else: the name of the field that it comes from.</summary>
public static class PreviewMark
{
    /// <summary>The attribute, with a blank before it; empty if nothing is known of the place.</summary>
    /// <param name="at">A field (<c>Page.Summary</c>), a block (<c>Blocks:0</c>, the first) or a field in one, or what such names begin with (<c>Testimonial:</c>).</param>
    /// <param name="field">The field in it; empty for the whole of it.</param>
    public static string Of(string? at, string? field)
        // A place that began nowhere begins with a dot.
        => string.IsNullOrEmpty(at) || at.StartsWith('.') ? ""
            : $" data-iurc-field=\"{HtmlEncoder.Default.Encode(string.IsNullOrEmpty(field) ? at : at.EndsWith(':') ? at + field : $"{at}.{field}")}\"";
}
