using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using OrchardCore.DisplayManagement.Extensions;
using OrchardCore.Environment.Shell;
using OrchardCore.Modules.Manifest;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Refuses themes that the site could not show itself in.</summary>
internal sealed class ThemeStepCheck(IShellFeaturesManager features, IStringLocalizer<ThemeStepCheck> localizer) : IStepCheck
{
    private const string Admin = "Admin";

    /// <inheritdoc />
    public string StepName => "themes";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        var themes = (await features.GetAvailableFeaturesAsync()).Where(feature => feature.IsTheme()).ToDictionary(feature => feature.Id, feature => feature.Extension.Manifest.Tags, StringComparer.Ordinal);
        var enabled = (await features.GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var member in new[] { "Site", Admin })
        {
            if (WordOf(json[member]) is not { } id)
            {
                continue;
            }

            if (!themes.TryGetValue(id, out var tags))
            {
                yield return localizer["there is no theme \"{0}\" in this program. Check its name.", id];
            }
            else if ((member == Admin) != tags.Contains(ManifestConstants.AdminTag, StringComparer.OrdinalIgnoreCase))
            {
                yield return member == Admin ? localizer["\"{0}\" is no theme for the admin.", id] : localizer["\"{0}\" is a theme for the admin, and not for the site.", id];
            }
            else if (!enabled.Contains(id) && !plan.Features.Contains(id))
            {
                yield return localizer["the theme \"{0}\" is switched off. Switch it on in a step \"feature\" before this one.", id];
            }
        }
    }
}
