using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using OrchardCore.Environment.Extensions;
using OrchardCore.Environment.Shell;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Refuses features that the program has not got.</summary>
internal sealed class FeatureStepCheck(IExtensionManager extensions, IShellFeaturesManager features, IStringLocalizer<FeatureStepCheck> localizer) : IStepCheck
{
    /// <inheritdoc />
    public string StepName => "feature";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        var enabled = (await features.GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        var available = (await features.GetAvailableFeaturesAsync()).Select(feature => feature.Id).Concat(enabled).ToHashSet(StringComparer.Ordinal);
        // An export also names those that are off because no site may switch them on by itself.
        var known = extensions.GetFeatures().Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in WordsOf(json["enable"]).Where(id => !available.Contains(id)).Concat(WordsOf(json["disable"]).Where(id => !known.Contains(id))).Distinct(StringComparer.Ordinal))
        {
            var near = available.FirstOrDefault(other => other.Equals(id, StringComparison.OrdinalIgnoreCase));
            yield return near is null
                ? localizer["there is no feature \"{0}\" that this site can have. Check its name, or take it out.", id]
                : localizer["there is no feature \"{0}\". Write \"{1}\".", id, near];
        }

        plan.Features.UnionWith(WordsOf(json["enable"]).Where(id => !enabled.Contains(id)));
    }
}
