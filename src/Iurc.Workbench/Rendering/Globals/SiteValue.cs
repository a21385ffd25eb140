namespace Iurc.Workbench.Rendering.Globals;

/// <summary>The global <c>Site</c>.</summary>
/// <param name="SiteName">The site's name.</param>
internal sealed record SiteValue(string SiteName);
