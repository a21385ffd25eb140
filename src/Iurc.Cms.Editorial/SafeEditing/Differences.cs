using Iurc.Programme;
using Iurc.Programme.Search;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>Compares two versions of an item, field by field, in the words of the form.</summary>
public sealed class Differences(IContentDefinitionManager definitions, IContentManager content, IStringLocalizer<Differences> localizer)
{
    /// <summary>Where the text of <paramref name="mine"/> is not that of <paramref name="theirs"/>.</summary>
    /// <param name="mine">The one version.</param>
    /// <param name="theirs">The other.</param>
    /// <param name="asReadersSeeThem">Whether what editors keep with an item, such as its dates, is left out.</param>
    public async Task<IReadOnlyList<Difference>> BetweenAsync(ContentItem mine, ContentItem theirs, bool asReadersSeeThem = false)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);

        var (left, right) = (ComparedText.Of(mine, asReadersSeeThem), ComparedText.Of(theirs, asReadersSeeThem));
        List<Difference> found = [];
        foreach (var key in left.Keys.Union(right.Keys, StringComparer.Ordinal))
        {
            var (old, young) = (left.GetValueOrDefault(key), right.GetValueOrDefault(key));
            if (!string.Equals(old?.Value ?? "", young?.Value ?? "", StringComparison.Ordinal))
            {
                var (oldWords, youngWords) = (await SayAsync(old), await SayAsync(young));
                found.Add(new(
                    await NameAsync(mine.ContentType, (young ?? old)!),
                    oldWords,
                    string.Equals(oldWords, youngWords, StringComparison.Ordinal) ? localizer["The same words in another form: a link, a heading, bold letters or the like."] : youngWords));
            }
        }

        return found;
    }

    /// <summary>What stands in the field, without markup and codes.</summary>
    private async Task<string> SayAsync(ComparedText? text)
    {
        if (text is null || text.Value.Length == 0)
        {
            return "";
        }

        switch (text.Steps[^1].Name)
        {
            case "Html":
                return PlainText.OneLine(ContentText.FromHtml(text.Value));
            case "ContentItemIds":
                var items = await content.GetAsync(text.Value.Split(", "), VersionOptions.Latest);
                return string.Join(", ", items.Select(item => item.DisplayText));
            case ComparedText.Order:
                List<string> rows = [];
                foreach (var row in text.Value.Split('\n').Select(row => row.Split('\t')))
                {
                    rows.Add(row[2].Length > 0 ? row[2] : await TypeAsync(row[1]));
                }

                return string.Join(", ", rows);
            case "Value" when text.Value == "true":
                return localizer["Yes"];
            case "Values" when text.Steps[^2].Name == "Countries":
                return string.Join(", ", text.Value.Split(", ").Select(Countries.NameOf));
            case "Text" when text.Steps[^2].Name == "Country":
                return Countries.NameOf(text.Value);
            case "Text" when text.Steps[^2].Name == "Language":
                return Languages.All.FirstOrDefault(language => language.Key == text.Value).Value ?? text.Value;
            default:
                return text.Value;
        }
    }

    /// <summary>What editors call a field: its own name, or that of its part, after those of the blocks in which it stands.</summary>
    private async Task<string> NameAsync(string type, ComparedText text)
    {
        List<string> names = [];
        var start = 0;
        for (var i = 0; i < text.Steps.Count; i++)
        {
            if (text.Steps[i] is { Position: > 0 } row)
            {
                names.Add(row.Type is null ? $"{row.Position}" : localizer["{0} {1}", await TypeAsync(row.Type), row.Position]);
                (type, start) = (row.Type ?? type, i + 1);
            }
        }

        var isOrder = text.Steps[^1].Name == ComparedText.Order;
        var field = text.Steps.Skip(start).SkipLast(isOrder ? 1 : 0).Select(step => step.Name).ToArray();
        if (field.Length > 0)
        {
            names.Add(FieldOf(await definitions.GetTypeDefinitionAsync(type), isOrder ? field[..1] : field));
        }

        if (isOrder)
        {
            names.Add(localizer["Order"]);
        }

        return string.Join(", ", names);
    }

    private async Task<string> TypeAsync(string name) => (await definitions.GetTypeDefinitionAsync(name))?.DisplayName ?? name;

    private static string FieldOf(ContentTypeDefinition? type, string[] names)
    {
        var part = type?.Parts.FirstOrDefault(candidate => candidate.Name == names[0]);
        var field = names.Length > 1 ? part?.PartDefinition.Fields.FirstOrDefault(candidate => candidate.Name == names[1]) : null;
        return field?.DisplayName() is { Length: > 0 } name
            ? name
            : string.Join(", ", names.Skip(1).Prepend(part?.DisplayName() is { Length: > 0 } partName ? partName : names[0]));
    }
}

/// <summary>One text that is not the same in two versions.</summary>
/// <param name="Field">What editors call it.</param>
/// <param name="Mine">What the one says: the form, or the older version.</param>
/// <param name="Theirs">What the other says: what is stored, or the newer version.</param>
public sealed record Difference(string Field, string Mine, string Theirs);
