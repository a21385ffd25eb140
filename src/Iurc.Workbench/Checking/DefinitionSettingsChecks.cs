using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds settings of types, parts and fields that nobody reads, and editors that do not exist.</summary>
internal static class DefinitionSettingsChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
    {
        foreach (var (file, name, type) in ContentModel.Records(set, "ContentTypes"))
        {
            foreach (var finding in Check(set, file, type, $"the type {name}", null))
            {
                yield return finding;
            }

            foreach (var part in ContentModel.Objects(type, "ContentTypePartDefinitionRecords"))
            {
                var partName = part.TextOf("PartName") ?? "";
                var element = OrchardFacts.Current.Parts.GetValueOrDefault(partName);
                foreach (var finding in Check(set, file, part, $"the part {partName}", element)
                    .Concat(Options(set, file, ContentModel.Settings(part, "ContentTypePartSettings"), partName, element))
                    .Concat(TypeNames(set, file, part)))
                {
                    yield return finding;
                }
            }
        }

        foreach (var (file, name, part) in ContentModel.Records(set, "ContentParts"))
        {
            foreach (var finding in Check(set, file, part, $"the part {name}", null))
            {
                yield return finding;
            }

            foreach (var field in ContentModel.Objects(part, "ContentPartFieldDefinitionRecords"))
            {
                var fieldName = field.TextOf("FieldName") ?? "";
                var element = OrchardFacts.Current.Fields.GetValueOrDefault(fieldName);
                foreach (var finding in Check(set, file, field, $"the field {field.TextOf("Name")}", element)
                    .Concat(Options(set, file, ContentModel.Settings(field, "ContentPartFieldSettings"), fieldName, element))
                    .Concat(TypeNames(set, file, field)))
                {
                    yield return finding;
                }
            }
        }
    }

    private static IEnumerable<Finding> Check(RecipeSet set, RecipeFile file, SourceObject record, string owner, OrchardElement? element)
    {
        var facts = OrchardFacts.Current;
        if (record.PropertyInAnyCase("Settings")?.Value is { } all and not SourceObject and not SourceNull)
        {
            yield return Finding.Error(file, all.Position, CheckCode.WrongSetting, $"The settings of {owner} have to be an object {{ }}.");
        }

        foreach (var section in (record.PropertyInAnyCase("Settings")?.Value as SourceObject)?.Properties ?? [])
        {
            if (!facts.DefinitionSettings.TryGetValue(section.Name, out var model)
                && element?.Settings.FirstOrDefault(settings => OrchardFacts.ShortName(settings) == section.Name) is not { } own)
            {
                if (!set.Code.Classes.Contains(section.Name) && !set.Code.Strings.Contains(section.Name))
                {
                    var isNear = Similar.To(section.Name, facts.DefinitionSettings.Keys) is not null;
                    var message = $"Nobody reads the settings \"{section.Name}\" of {owner}.{Similar.Hint(section.Name, facts.DefinitionSettings.Keys)}";
                    yield return isNear || set.HasCode ? Finding.Error(file, section.Position, CheckCode.ForeignSettings, message)
                        : Finding.Warning(file, section.Position, CheckCode.ForeignSettings, message);
                }

                continue;
            }

            model ??= element!.Settings.First(settings => OrchardFacts.ShortName(settings) == section.Name);
            if (OwnerOf(section.Name) is { } other && (element is null || !OrchardFacts.SettingsNames(element).Contains(section.Name)))
            {
                yield return Finding.Error(file, section.Position, CheckCode.ForeignSettings,
                    $"The settings \"{section.Name}\" belong to {other}, and {owner} does not read them. Take them out, or write the settings of {owner}.");
                continue;
            }

            foreach (var fault in KindCheck.Faults(section.Value, "#" + model, $"\"{section.Name}\""))
            {
                yield return Finding.Of(file, fault, CheckCode.WrongSetting);
            }
        }
    }

    private static string? OwnerOf(string settings)
        => OrchardFacts.Current.Parts.Concat(OrchardFacts.Current.Fields)
            .Where(element => OrchardFacts.SettingsNames(element.Value).Contains(settings))
            .Select(element => element.Key)
            .FirstOrDefault();

    private static IEnumerable<Finding> Options(RecipeSet set, RecipeFile file, SourceObject? settings, string name, OrchardElement? element)
    {
        if (settings is null || element is null)
        {
            yield break;
        }

        foreach (var (key, known) in new[]
        {
            ("Editor", element.Editors.Concat(set.Code.EditorsOf(name)).Append("Standard").ToList()),
            ("DisplayMode", element.DisplayModes.Concat(set.Code.DisplayModesOf(name)).Append("Standard").ToList()),
        })
        {
            if (settings.PropertyInAnyCase(key)?.Value is SourceString { Value.Length: > 0 } option && !known.Contains(option.Value)
                && (set.HasCode || Similar.To(option.Value, known) is not null))
            {
                yield return Finding.Error(file, option.Position, CheckCode.UnknownEditor,
                    $"{name} has no {(key == "Editor" ? "editor" : "display mode")} \"{option.Value}\".{Similar.Hint(option.Value, known)} It has: {string.Join(", ", known.Distinct().Order(StringComparer.Ordinal))}.");
            }
        }

        // A list to choose from needs a list.
        if (settings.PropertyInAnyCase("Position")?.Value is SourceString { Value.Length: > 0 } position && !char.IsAsciiDigit(position.Value[0]) && position.Value is not "before" and not "after" and not "-")
        {
            yield return Finding.Error(file, position.Position, CheckCode.WrongSetting, $"The position \"{position.Value}\" is none. Write a number in quotation marks.");
        }
    }

    // The types that an editor may choose or contain.
    private static IEnumerable<Finding> TypeNames(RecipeSet set, RecipeFile file, SourceObject record)
        => new[] { ("ContentPickerFieldSettings", "DisplayedContentTypes"), ("BagPartSettings", "ContainedContentTypes"), ("FlowPartSettings", "ContainedContentTypes"), ("ListPartSettings", "ContainedContentTypes") }
            .Select(place => ContentModel.Settings(record, place.Item1)?.PropertyInAnyCase(place.Item2)?.Value)
            .OfType<SourceArray>()
            .SelectMany(list => list.Items.OfType<SourceString>())
            .Where(type => !set.Types.Contains(type.Value) && !(KindCheck.IsExpression(type)))
            .Select(type => Finding.Error(file, type.Position, CheckCode.WrongReference, $"No recipe defines the content type \"{type.Value}\".{Similar.Hint(type.Value, set.Types)}"));
}
