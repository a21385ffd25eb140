using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Imports;
using Microsoft.Extensions.Localization;
using OrchardCore.UrlRewriting;
using static Iurc.Cms.Programme.Imports.StepShapes;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Refuses a package with a rule that is refused, before the rules beside it are stored.</summary>
internal sealed class RewriteStepCheck(IRewriteRulesManager manager, IStringLocalizer<RewriteStepCheck> localizer) : IStepCheck
{
    /// <inheritdoc />
    public string Step => "UrlRewriting";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject step, ImportPlan plan)
    {
        foreach (var rule in ObjectsOf(step["Rules"]))
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
