using AngleSharp.Html.Dom;
using Ganss.Xss;
using Iurc.Programme;

namespace Iurc.Workbench.Rendering.Filters;

/// <summary>Lets through the markup that Orchard lets through.</summary>
internal static class Sanitizer
{
    private static readonly HtmlSanitizer s_sanitizer = Create();

    /// <summary>The markup without what could do harm.</summary>
    public static string Sanitize(string html) => s_sanitizer.Sanitize(html);

    private static HtmlSanitizer Create()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedAttributes.Add("class");
        sanitizer.AllowedTags.Remove("form");
        sanitizer.AllowedSchemes.Add("mailto");
        sanitizer.AllowedSchemes.Add("tel");

        sanitizer.AllowedTags.ExceptWith(RichText.ForbiddenTags);
        sanitizer.AllowedAttributes.ExceptWith(RichText.ForbiddenAttributes);
        sanitizer.FilterUrl += (_, filter) =>
        {
            if (filter.Tag is IHtmlImageElement && !RichText.IsOwnPicture(filter.OriginalUrl))
            {
                filter.SanitizedUrl = null;
            }
        };
        return sanitizer;
    }
}
