using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Holds the values of content items to the settings of their fields.</summary>
internal static class ValueChecks
{
    private static readonly string[] s_choices = ["TextFieldPredefinedListEditorSettings", "MultiTextFieldSettings"];

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
    {
        var typeOf = set.Items.GroupBy(item => item.Id, StringComparer.Ordinal).ToDictionary(twins => twins.Key, twins => twins.First().Type, StringComparer.Ordinal);
        return set.ItemsAtAllDepths().SelectMany(item => (set.Model.PartsOf(item.Type) ?? [])
            .SelectMany(part => CheckPart(set, item, part, typeOf)));
    }

    private static IEnumerable<Finding> CheckPart(RecipeSet set, RecipeItem item, TypePart part, Dictionary<string, string> typeOf)
    {
        var node = item.Node.Property(part.Name)?.Value as SourceObject;
        if (part.Part == "TitlePart" && ContentModel.Settings(part.Node, "TitlePartSettings")?.TextOf("Options") == "EditableRequired"
            && string.IsNullOrWhiteSpace(node?.TextOf("Title")))
        {
            yield return Finding.Error(item.File, node?.Position ?? item.Node.Position, CheckCode.RequiredEmpty, $"The content item \"{item.Id}\" has no title. Write one into \"TitlePart\".");
        }

        foreach (var field in set.Model.FieldsOf(part.Part).Where(_ => node is not null))
        {
            var value = node!.Property(field.Name);
            var content = value?.Value as SourceObject;
            foreach (var message in Complaints(field, content, typeOf, set))
            {
                yield return Finding.Error(item.File, message.Position ?? value?.Position ?? node.Position, message.Code, message.Text);
            }
        }
    }

    private static IEnumerable<(SourcePosition? Position, CheckCode Code, string Text)> Complaints(
        PartField field, SourceObject? content, Dictionary<string, string> typeOf, RecipeSet set)
    {
        if (ContentModel.Settings(field.Node, field.Field + "Settings")?.PropertyInAnyCase("Required")?.Value is SourceBoolean { Value: true } && IsEmpty(content))
        {
            yield return (null, CheckCode.RequiredEmpty, $"The field {field.Name} has to be filled.");
        }

        var choices = Choices(field).ToList();
        if (choices.Count > 0)
        {
            foreach (var value in Texts(content, "Text").Concat(Texts(content, "Values")).Where(value => value.Value.Length > 0 && !choices.Contains(value.Value, StringComparer.Ordinal)))
            {
                yield return (value.Position, CheckCode.NotAChoice, $"\"{value.Value}\" is not among the choices of the field {field.Name}.{Similar.Hint(value.Value, choices)}");
            }
        }

        var allowed = (ContentModel.Settings(field.Node, "ContentPickerFieldSettings")?.PropertyInAnyCase("DisplayedContentTypes")?.Value as SourceArray)?.Items
            .OfType<SourceString>().Select(type => type.Value).ToList() ?? [];
        if (allowed.Count > 0 && field.Field == "ContentPickerField")
        {
            foreach (var id in Texts(content, "ContentItemIds").Where(id => typeOf.TryGetValue(id.Value, out var type) && !allowed.Contains(type) && !IsRuled(type, field, set)))
            {
                yield return (id.Position, CheckCode.WrongReference, $"The field {field.Name} chooses items of the type {string.Join(" or ", allowed)}, and \"{id.Value}\" is a {typeOf[id.Value]}.");
            }

            if (Texts(content, "ContentItemIds").GroupBy(id => id.Value, StringComparer.Ordinal).SelectMany(twins => twins.Skip(1)).FirstOrDefault() is { } twin)
            {
                yield return (twin.Position, CheckCode.WrongReference, $"The field {field.Name} chooses \"{twin.Value}\" twice. Take one out.");
            }

            if (ContentModel.Settings(field.Node, "ContentPickerFieldSettings")?.PropertyInAnyCase("Multiple")?.Value is not SourceBoolean { Value: true } && Texts(content, "ContentItemIds").Skip(1).FirstOrDefault() is { } second)
            {
                yield return (second.Position, CheckCode.WrongReference, $"The field {field.Name} holds one item only. Take the others out, or set \"Multiple\" to true.");
            }
        }
    }

    // The programme's own rules say the same of phases and regions, in better words.
    private static bool IsRuled(string type, PartField field, RecipeSet set) => field.Name is "Phases" or "Regions" && set.Types.Contains("Phase") && type.Length > 0;

    private static IEnumerable<string> Choices(PartField field)
        => s_choices
            .Select(settings => ContentModel.Settings(field.Node, settings)?.PropertyInAnyCase("Options")?.Value)
            .OfType<SourceArray>()
            .SelectMany(options => options.Items.OfType<SourceObject>())
            .Select(option => (option.PropertyInAnyCase("value")?.Value as SourceString)?.Value)
            .OfType<string>();

    private static IEnumerable<SourceString> Texts(SourceObject? content, string name) => content?.Property(name)?.Value switch
    {
        SourceString text => [text],
        SourceArray list => list.Items.OfType<SourceString>(),
        _ => [],
    };

    private static bool IsEmpty(SourceObject? content)
        => content is null || content.Properties.All(property => property.Value is SourceNull or SourceArray { Items.Count: 0 } || property.Value is SourceString text && string.IsNullOrWhiteSpace(text.Value));
}
