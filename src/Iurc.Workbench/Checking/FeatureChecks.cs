using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds features that do not exist, and things whose feature nothing enables.</summary>
internal static class FeatureChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set) => [.. Unknown(set), .. Twice(set), .. NotEnabled(set)];

    private static IEnumerable<Finding> Unknown(RecipeSet set)
        => set.Files.SelectMany(file => file.Steps).SelectMany(step => NamesIn(step)
            .Where(name => !Exists(name.Value, set))
            .Select(name => Finding.Error(step.File, name.Position, CheckCode.UnknownFeature,
                $"There is no feature \"{name.Value}\".{Similar.Hint(name.Value, OrchardFacts.Current.Features.Keys.Concat(set.Code.Features.Keys))} Write its id as its module's manifest has it.")));

    private static IEnumerable<Finding> Twice(RecipeSet set)
        => set.Files.SelectMany(file => file.Steps).SelectMany(step => NamesIn(step)
            .Where(_ => step.Is("feature"))
            .GroupBy(name => name.Value, StringComparer.OrdinalIgnoreCase)
            .SelectMany(twins => twins.Skip(1))
            .Select(twin => Finding.Warning(step.File, twin.Position, CheckCode.UnknownFeature, $"The step names the feature \"{twin.Value}\" twice. Take one out.")));

    private static IEnumerable<SourceString> NamesIn(RecipeStep step)
        => step.Is("feature")
            ? step.Node.Properties.Select(property => property.Value).OfType<SourceArray>().SelectMany(list => list.Items).OfType<SourceString>()
            : step.Is("themes") ? step.Node.Properties.Where(property => property.Name != "name").Select(property => property.Value).OfType<SourceString>().Where(name => !KindCheck.IsExpression(name)) : [];

    private static bool Exists(string name, RecipeSet set)
    {
        var facts = OrchardFacts.Current;
        if (facts.Features.ContainsKey(name) || set.Code.Features.ContainsKey(name) || facts.IsUnread(name))
        {
            return true;
        }

        // Without the sites' sources nobody knows its own modules; what looks like a slip is one all the same.
        return !set.HasCode && !name.StartsWith("OrchardCore.", StringComparison.OrdinalIgnoreCase) && Similar.To(name, facts.Features.Keys) is null;
    }

    private static IEnumerable<Finding> NotEnabled(RecipeSet set)
    {
        foreach (var plan in RecipePlan.Of(set))
        {
            var enabled = RecipePlan.EnabledAtFirst(set);
            foreach (var feature in plan.Steps.SelectMany(RecipePlan.FeaturesEnabledBy))
            {
                RecipePlan.Enable(feature.Value, set, enabled);
            }

            foreach (var use in Uses(plan).Where(use => use.Features.Length > 0 && !use.Features.Any(enabled.Contains)).DistinctBy(use => use.Features[0]))
            {
                yield return Finding.Error(use.File, use.Position, CheckCode.FeatureNotEnabled,
                    $"{use.What} belongs to the feature {string.Join(" or ", use.Features)}, which nothing enables: Orchard would pass over it. Add the feature to the step \"feature\".");
            }
        }
    }

    private static IEnumerable<(RecipeFile File, SourcePosition Position, string What, string[] Features)> Uses(RecipePlan plan)
    {
        var facts = OrchardFacts.Current;
        foreach (var step in plan.Steps)
        {
            if (facts.Steps.TryGetValue(step.Name, out var known))
            {
                yield return (step.File, step.Node.Property("name")!.Value.Position, $"The step \"{step.Name}\"", known.Features);
            }

            foreach (var section in step.Is("settings") ? step.Node.Properties : [])
            {
                if (facts.SettingsFeatures.TryGetValue(section.Name, out var features))
                {
                    yield return (step.File, section.Position, $"The settings \"{section.Name}\"", features);
                }
            }

            if (step.Is("themes"))
            {
                foreach (var theme in NamesIn(step))
                {
                    yield return (step.File, theme.Position, $"The theme \"{theme.Value}\"", [theme.Value]);
                }
            }

            foreach (var record in step.Objects("ContentTypes").SelectMany(type => ContentModel.Objects(type, "ContentTypePartDefinitionRecords")))
            {
                if (record.Property("PartName")?.Value is SourceString part && facts.Parts.GetValueOrDefault(part.Value) is { } element)
                {
                    yield return (step.File, part.Position, $"The part {part.Value}", element.Features);
                }
            }

            foreach (var record in step.Objects("ContentParts").SelectMany(part => ContentModel.Objects(part, "ContentPartFieldDefinitionRecords")))
            {
                if (record.Property("FieldName")?.Value is SourceString field && facts.Fields.GetValueOrDefault(field.Value) is { } element)
                {
                    yield return (step.File, field.Position, $"The field {field.Value}", element.Features);
                }
            }
        }
    }
}
