using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Iurc.Workbench.Rendering;

/// <summary>How <c>{{ }}</c> encodes.</summary>
internal static class HtmlEncoding
{
    /// <summary>
    /// Only what HTML needs, plus apostrophe, plus sign and all outside of Unicode's first plane. The CMS is set up with the same ranges
    /// (<c>WebEncoderOptions</c>); ASP.NET's default would write a curly quotation mark as <c>&amp;#x201C;</c>.
    /// </summary>
    public static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);
}
