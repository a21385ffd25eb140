using System.Globalization;
using System.Text.Json.Nodes;
using Iurc.Programme;
using Iurc.Programme.Pictures;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.ContentManagement.Metadata.Settings;

namespace Iurc.Cms.Editorial.Help;

/// <summary>What the handbook says of the content types: read from their definitions and from the programme's rules, so that it is never out of date.</summary>
public sealed class Handbook(IContentDefinitionManager definitions, IStringLocalizer<Handbook> localizer)
{
    private const string MenuItem = "MenuItem";

    /// <summary>The types that have a description: first those that stand in lists, then the blocks of pages and the entries of menus, each sorted by name.</summary>
    public async Task<IReadOnlyList<HandbookType>> GetTypesAsync()
    {
        var types = (await definitions.ListTypeDefinitionsAsync()).ToList();
        var names = types.ToDictionary(type => type.Name, type => type.DisplayName, StringComparer.Ordinal);
        return [.. types
            .Select(type => (Type: type, Settings: type.GetSettings<ContentTypeSettings>()))
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Settings.Description) && (pair.Settings.Listable || pair.Settings.Stereotype is "Block" or MenuItem))
            .OrderByDescending(pair => pair.Settings.Listable)
            .ThenBy(pair => pair.Type.DisplayName, StringComparer.CurrentCulture)
            .Select(pair => new HandbookType(pair.Type.Name, pair.Type.DisplayName, pair.Settings.Description, pair.Settings.Listable, pair.Settings.Stereotype == MenuItem,
                [.. FieldsOf(pair.Type, names)], [.. RulesOf(pair.Type)]))];
    }

    private IEnumerable<HandbookField> FieldsOf(ContentTypeDefinition type, Dictionary<string, string> names)
        // The fields of a type lie on the part that has its name; those of other parts are Orchard's own.
        => type.Parts.Where(part => part.PartDefinition.Name == type.Name)
            .SelectMany(part => part.PartDefinition.Fields)
            .OrderBy(field => int.TryParse(field.GetSettings<ContentPartFieldSettings>().Position, NumberStyles.Integer, CultureInfo.InvariantCulture, out var position) ? position : int.MaxValue)
            .Select(field => new HandbookField(field.DisplayName(), KindOf(field, names), SettingOf(field, "Hint")?.ToString() ?? ""));

    private string KindOf(ContentPartFieldDefinition field, Dictionary<string, string> names) => (field.FieldDefinition.Name, field.Editor()) switch
    {
        ("TextField", "TextArea") => localizer["Text of several lines"],
        ("TextField", "Url") => localizer["Web address"],
        ("TextField", null or "") => localizer["Text"],
        ("TextField", _) => localizer["Choice from a list"],
        ("MultiTextField", _) => localizer["Choice of several"],
        ("HtmlField", _) => localizer["Formatted text"],
        ("NumericField", _) => localizer["Number"],
        ("DateField", _) => localizer["Day"],
        ("BooleanField", _) => localizer["Box to tick"],
        ("MediaField", _) => localizer["Picture from the media library"],
        ("ContentPickerField", _) => localizer["Choice among: {0}", string.Join(", ", TypesIn(field).Select(name => names.GetValueOrDefault(name, name)))],
        var (other, _) => other,
    };

    private static IEnumerable<string> TypesIn(ContentPartFieldDefinition field)
        => SettingOf(field, "DisplayedContentTypes") is JsonArray types ? types.Select(type => type?.ToString() ?? "") : [];

    private static JsonNode? SettingOf(ContentPartFieldDefinition field, string name) => (field.Settings?[field.FieldDefinition.Name + "Settings"] as JsonObject)?[name];

    private IEnumerable<HandbookRule> RulesOf(ContentTypeDefinition type)
        => RuleBook.Of(type.Name).Select(rule => new HandbookRule(rule.Code, LabelOf(type, rule.Field), rule.Severity, rule))
            .Concat(HoldsPictures(type) ? PictureRules.All.Select(rule => new HandbookRule(rule.Code, localizer["Pictures"], rule.Severity, rule)) : []);

    private static bool HoldsPictures(ContentTypeDefinition type)
        => type.Parts.SelectMany(part => part.PartDefinition.Fields).Any(field => field.FieldDefinition.Name is "MediaField" or "HtmlField");

    private static string LabelOf(ContentTypeDefinition type, string field)
        => type.Parts.SelectMany(part => part.PartDefinition.Fields).FirstOrDefault(candidate => candidate.Name == field)?.DisplayName() ?? field;
}

/// <summary>One content type.</summary>
/// <param name="Name">Its technical name.</param>
/// <param name="DisplayName">What editors call it.</param>
/// <param name="Description">What it is for.</param>
/// <param name="IsListed">Whether it stands in lists; otherwise it is a block of a page, or an entry.</param>
/// <param name="IsEntry">Whether it is an entry of a menu.</param>
/// <param name="Fields">What can be filled in, in the order of the form.</param>
/// <param name="Rules">What the programme asks of it.</param>
public sealed record HandbookType(
    string Name, string DisplayName, string Description, bool IsListed, bool IsEntry, IReadOnlyList<HandbookField> Fields, IReadOnlyList<HandbookRule> Rules)
{
    /// <summary>The id of its place on the page.</summary>
    public string Anchor => AnchorOf(Name);

    /// <summary>The id of a type's place on the page.</summary>
    public static string AnchorOf(string contentType) => "type-" + contentType;
}

/// <summary>One field.</summary>
/// <param name="Name">What editors call it.</param>
/// <param name="Kind">What is to be filled in.</param>
/// <param name="Hint">The help that stands below it in the form.</param>
public sealed record HandbookField(string Name, string Kind, string Hint);

/// <summary>One rule.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Field">What editors call the field that it is about.</param>
/// <param name="Severity">Whether it stops the item.</param>
/// <param name="Rule">The rule, with its message.</param>
public sealed record HandbookRule(string Code, string Field, Severity Severity, Rule Rule);
