using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using OrchardCore.Environment.Shell;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Refuses features that the program has not got.</summary>
internal sealed class FeatureStepCheck(IShellFeaturesManager features, IStringLocalizer<FeatureStepCheck> localizer) : IStepCheck
{
    /// <inheritdoc />
    public string StepName => "feature";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        var available = (await features.GetAvailableFeaturesAsync()).Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        var enabled = (await features.GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var id in WordsOf(json["enable"]).Concat(WordsOf(json["disable"])).Where(id => !available.Contains(id)).Distinct(StringComparer.Ordinal))
        {
            var near = available.FirstOrDefault(other => other.Equals(id, StringComparison.OrdinalIgnoreCase));
            yield return near is null
                ? localizer["there is no feature \"{0}\" in this program. Check its name, or take it out.", id]
                : localizer["there is no feature \"{0}\" in this program. Write \"{1}\".", id, near];
        }

        plan.Features.UnionWith(WordsOf(json["enable"]).Where(id => !enabled.Contains(id)));
    }
}
