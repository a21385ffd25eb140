using Iurc.Workbench.Content;
using Iurc.Workbench.Rendering;

namespace Iurc.Workbench.Preview;

/// <summary>The site as its files were at one moment.</summary>
/// <param name="Content">The content.</param>
/// <param name="Renderer">What renders it.</param>
internal sealed record SiteSnapshot(SiteContent Content, SiteRenderer Renderer)
{
    /// <summary>Reads the site.</summary>
    /// <exception cref="WorkbenchException">A file cannot be read.</exception>
    public static SiteSnapshot Load(SiteFolder folder, DateOnly? today)
    {
        return Of(folder, SiteContent.Load(folder), today);
    }

    /// <summary>The same content on another day.</summary>
    public SiteSnapshot On(DateOnly day, SiteFolder folder) => Of(folder, Content, day);

    private static SiteSnapshot Of(SiteFolder folder, SiteContent content, DateOnly? today)
    {
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), content.Settings.TimeZone);
        var catalogue = new RecipeCatalogue(content, today ?? DateOnly.FromDateTime(now.DateTime));
        return new(content, new SiteRenderer(folder, content, catalogue));
    }
}
