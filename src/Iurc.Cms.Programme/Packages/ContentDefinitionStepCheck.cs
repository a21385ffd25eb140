using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore.ContentManagement;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Refuses types, parts and fields without a name, and fields of a kind that there is not.</summary>
internal sealed class ContentDefinitionStepCheck(IOptions<ContentOptions> content, IStringLocalizer<ContentDefinitionStepCheck> localizer, string stepName) : IStepCheck
{
    /// <inheritdoc />
    public string StepName => stepName;

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        await Task.CompletedTask;
        foreach (var type in ObjectsOf(json["ContentTypes"]))
        {
            if (WordOf(type["Name"]) is { } name)
            {
                plan.ContentTypes.Add(name);
            }
            else
            {
                yield return localizer["a content type has no \"Name\"."];
            }
        }

        foreach (var part in ObjectsOf(json["ContentParts"]))
        {
            if (WordOf(part["Name"]) is not { } name)
            {
                yield return localizer["a part has no \"Name\"."];
                continue;
            }

            foreach (var field in ObjectsOf(part["ContentPartFieldDefinitionRecords"]))
            {
                if (WordOf(field["Name"]) is not { } fieldName || WordOf(field["FieldName"]) is not { } kind)
                {
                    yield return localizer["a field of the part \"{0}\" has no \"Name\" or no \"FieldName\".", name];
                }
                else if (plan.Features.Count == 0 && !content.Value.ContentFieldOptions.Any(option => option.Type.Name == kind))
                {
                    yield return localizer["the field \"{0}.{1}\" is of the kind \"{2}\", which there is not on this site. Check its name, or switch on the feature that has it first.", name, fieldName, kind];
                }
            }
        }
    }
}
