using System.Globalization;
using System.Text.Json.Nodes;
using Iurc.Workbench.Recipes;

namespace Iurc.Workbench.Content;

/// <summary>What the recipes' <c>settings</c> steps say of the site.</summary>
internal sealed record SiteSettings
{
    /// <summary>The site's name, or empty.</summary>
    public string SiteName { get; init; } = "";

    /// <summary>The IANA name of the site's time zone.</summary>
    public string TimeZoneId { get; init; } = "UTC";

    /// <summary>The BCP 47 tag of the default culture.</summary>
    public string CultureName { get; init; } = "en";

    /// <summary>The content item id of the home page, or empty.</summary>
    public string HomeId { get; init; } = "";

    /// <summary>Gathers the settings; a later step overrides an earlier one.</summary>
    public static SiteSettings From(IEnumerable<RecipeStep> steps)
    {
        var settings = new SiteSettings();
        foreach (var step in steps.Where(step => step.Is("settings")))
        {
            var json = (JsonObject)step.Node.ToJson();
            settings = settings with
            {
                SiteName = Or(json.Text("SiteName"), settings.SiteName),
                TimeZoneId = Or(json.Text("TimeZoneId"), settings.TimeZoneId),
                CultureName = Or(json.Text("LocalizationSettings", "DefaultCulture"), settings.CultureName),
                HomeId = Or(json.Text("HomeRoute", "ContentItemId"), settings.HomeId),
            };
        }

        return settings;
    }

    /// <summary>The default culture.</summary>
    /// <exception cref="WorkbenchException">There is no such culture.</exception>
    public CultureInfo Culture
    {
        get
        {
            try
            {
                return CultureInfo.GetCultureInfo(CultureName);
            }
            catch (CultureNotFoundException exception)
            {
                throw new WorkbenchException($"The settings name the culture \"{CultureName}\", which does not exist.", exception);
            }
        }
    }

    /// <summary>The site's time zone.</summary>
    /// <exception cref="WorkbenchException">This computer does not know the time zone.</exception>
    public TimeZoneInfo TimeZone
        => TimeZoneInfo.TryFindSystemTimeZoneById(TimeZoneId, out var zone)
            ? zone
            : throw new WorkbenchException($"The settings name the time zone \"{TimeZoneId}\", which this computer does not know.");

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;
}
