using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds content items that hold what their type does not have, or in another shape than it has.</summary>
internal static class ItemChecks
{
    private const int IdLength = 26;

    private static readonly string[] s_ids = ["ContentItemId", "ContentItemVersionId"];

    private static readonly string[] s_needed = ["ContentItemId", "ContentItemVersionId", "DisplayText", "Latest", "Published"];

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => [.. set.ItemsAtAllDepths().SelectMany(item => Check(set, item)), .. set.Items.SelectMany(Completeness)];

    private static IEnumerable<Finding> Check(RecipeSet set, RecipeItem item)
    {
        var own = OrchardFacts.Current.Models[OrchardFacts.Current.Item[1..]];
        var parts = set.Model.PartsOf(item.Type);
        foreach (var property in item.Node.Properties)
        {
            if (own.TryGetValue(property.Name, out var kind))
            {
                // That an id or a type is no text is another check's finding, at the same place.
                foreach (var fault in KindCheck.Faults(property.Value, kind, $"\"{property.Name}\""))
                {
                    yield return Finding.Of(item.File, fault, CheckCode.WrongShape);
                }
            }
            else if (parts is not null && parts.FirstOrDefault(part => part.Name == property.Name) is { } part)
            {
                foreach (var finding in CheckPart(set, item, part, property))
                {
                    yield return finding;
                }
            }
            else if (parts is not null && set.Types.Contains(item.Type) && !IsAttached(property.Name, set))
            {
                yield return Finding.Error(item.File, property.Position, CheckCode.UnknownMember,
                    $"The type {item.Type} has no part \"{property.Name}\": Orchard stores it and shows it nowhere.{Similar.Hint(property.Name, parts.Select(known => known.Name).Concat(own.Keys))}");
            }
        }
    }

    // Parts that other items add to those inside them, such as the terms of a taxonomy, welded on at run time.
    private static bool IsAttached(string name, RecipeSet set)
        => OrchardFacts.Current.Parts.ContainsKey(name) || (set.Code.Classes.Contains(name) && !set.Types.Contains(name)) || name is "Content" or "@WeldedPartSettings";

    private static IEnumerable<Finding> CheckPart(RecipeSet set, RecipeItem item, TypePart part, SourceProperty property)
    {
        if (property.Value is not SourceObject node)
        {
            if (property.Value is not SourceNull)
            {
                yield return Finding.Error(item.File, property.Value.Position, CheckCode.WrongValue, $"The part \"{property.Name}\" has to be an object {{ }}.");
            }

            yield break;
        }

        if (part.Part == item.Type && node.Properties.Count > 0 && set.Model.FieldsOf(part.Part).Count == 0 && !OrchardFacts.Current.Types.ContainsKey(item.Type))
        {
            yield return Finding.Error(item.File, property.Position, CheckCode.UnknownMember, $"No recipe gives fields to the part {part.Part}, so that what stands here is shown nowhere. Define them in \"ContentParts\".");
            yield break;
        }

        if (set.Model.MembersOf(part.Part) is not { } members)
        {
            yield break;
        }

        foreach (var field in node.Properties)
        {
            if (!members.TryGetValue(field.Name, out var kind))
            {
                // A part of Orchard's may keep what an older version read; a part of the recipes has the fields that they say. Fields are
                // objects: a list or a bare value may be data that a template reads by its name.
                var isCertain = (set.Model.FieldsOf(part.Part).Count > 0 && field.Value is SourceObject) || Similar.To(field.Name, members.Keys) is not null;
                yield return new(item.File.Path, field.Position, isCertain ? Programme.Severity.Error : Programme.Severity.Warning, CheckCode.UnknownMember.Code,
                    $"The part {part.Part} has no field \"{field.Name}\": Orchard stores it{(isCertain ? " and shows it nowhere" : ", and editors never see it")}.{Similar.Hint(field.Name, members.Keys)}");
                continue;
            }

            foreach (var fault in KindCheck.Faults(field.Value, kind, $"\"{field.Name}\""))
            {
                // That a choice of items is no list of texts is a finding of ShapeChecks.
                yield return fault.IsUnknownKey
                    ? new(item.File.Path, fault.Position, fault.IsCertain || IsEmptyOtherwise(field.Value, kind) ? Programme.Severity.Error : Programme.Severity.Warning, CheckCode.WrongValue.Code, fault.Message)
                    : Finding.Of(item.File, fault, CheckCode.WrongValue);
            }
        }
    }

    // None of the keys that the field reads is there: whatever stands there is lost.
    private static bool IsEmptyOtherwise(SourceNode value, string kind)
        => kind.StartsWith('#') && value is SourceObject some && !some.Properties.Any(property => OrchardFacts.Current.Models[kind[1..]].ContainsKey(property.Name));

    private static IEnumerable<Finding> Completeness(RecipeItem item)
    {
        foreach (var name in s_needed.Where(name => item.Node.Property(name) is null))
        {
            yield return Finding.Warning(item.File, item.Node.Position, CheckCode.IncompleteItem, $"The content item \"{item.Id}\" has no \"{name}\". Add it: without it a second run of the recipe takes the stored item for another.");
        }

        if (item.Node.Property("Published")?.Value is SourceBoolean { Value: true } && item.Node.Property("Latest")?.Value is SourceBoolean { Value: false } latest)
        {
            yield return Finding.Warning(item.File, latest.Position, CheckCode.IncompleteItem, "The item is published but not the latest version, so that the admin does not list it. Write \"Latest\": true.");
        }

        foreach (var id in s_ids.Select(name => item.Node.Property(name)?.Value).OfType<SourceString>()
            .Where(id => !KindCheck.IsExpression(id) && (id.Value.Length != IdLength || !id.Value.All(char.IsAsciiLetterOrDigit))))
        {
            yield return Finding.Warning(item.File, id.Position, CheckCode.IncompleteItem, $"The id \"{id.Value}\" does not have {IdLength} letters and digits, as Orchard's own ids have.");
        }

        if (item.Node.Property("DisplayText")?.Value is SourceString { Value.Length: > 0 } text && (item.Node.Property("TitlePart")?.Value as SourceObject)?.Property("Title")?.Value is SourceString title
            && title.Value != text.Value)
        {
            yield return Finding.Warning(item.File, title.Position, CheckCode.TwoTitles,
                $"The title is \"{title.Value}\" here and \"{text.Value}\" in \"DisplayText\". Write the same text at both places.");
        }
    }
}
