using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Packages;
using Microsoft.Extensions.Localization;
using OrchardCore.UrlRewriting;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Refuses a package with a rule that is refused, before the rules beside it are stored.</summary>
internal sealed class RewriteStepCheck(IRewriteRulesManager manager, IStringLocalizer<RewriteStepCheck> localizer) : IStepCheck
{
    /// <inheritdoc />
    public string StepName => "UrlRewriting";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        foreach (var rule in ObjectsOf(json["Rules"]))
        {
            var name = WordOf(rule["Name"]) ?? WordOf(rule["Id"]) ?? "";
            if (WordOf(rule["Source"]) is not { } source || await manager.NewAsync(source, rule) is not { } made)
            {
                yield return localizer["the rule \"{0}\" has no \"Source\" that there is on this site, for example \"Redirect\".", name];
                continue;
            }

            foreach (var error in (await manager.ValidateAsync(made)).Errors)
            {
                yield return localizer["the rule \"{0}\": {1}", name, error.ErrorMessage ?? ""];
            }
        }
    }
}
