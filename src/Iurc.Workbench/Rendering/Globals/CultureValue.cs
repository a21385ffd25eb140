using System.Globalization;

namespace Iurc.Workbench.Rendering.Globals;

/// <summary>The global <c>Culture</c>.</summary>
internal sealed class CultureValue(CultureInfo culture)
{
    /// <summary>The BCP 47 tag.</summary>
    public string Name { get; } = culture.Name;

    /// <summary>The direction of its script, for the attribute <c>dir</c>.</summary>
    public string Dir { get; } = culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";
}
