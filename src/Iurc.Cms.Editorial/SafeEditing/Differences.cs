using System.Globalization;
using Iurc.Programme;
using Iurc.Programme.Search;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>Compares two versions of an item, field by field, in the words of the form.</summary>
public sealed class Differences(IContentDefinitionManager definitions, IContentManager content, ComparedLabels labels, SiteTime time, IStringLocalizer<Differences> localizer)
{
    private const int MostOfRemoved = 120;

    /// <summary>Where the text of <paramref name="mine"/> is not that of <paramref name="theirs"/>.</summary>
    /// <param name="mine">The one version.</param>
    /// <param name="theirs">The other.</param>
    /// <param name="asReadersSeeThem">Whether what editors keep with an item, such as its dates, is left out.</param>
    public async Task<IReadOnlyList<Difference>> BetweenAsync(ContentItem mine, ContentItem theirs, bool asReadersSeeThem = false)
    {
        ArgumentNullException.ThrowIfNull(mine);
        ArgumentNullException.ThrowIfNull(theirs);

        var (left, right) = (ComparedText.Of(mine, asReadersSeeThem), ComparedText.Of(theirs, asReadersSeeThem));
        var (leftRows, rightRows) = (RowsOf(left), RowsOf(right));
        HashSet<string> named = new(StringComparer.Ordinal);
        List<Difference> found = [];
        foreach (var key in left.Keys.Union(right.Keys, StringComparer.Ordinal))
        {
            var (old, young) = (left.GetValueOrDefault(key), right.GetValueOrDefault(key));
            var text = (young ?? old)!;
            if (text.Rows.FirstOrDefault(row => !leftRows.Contains(row.Way) || !rightRows.Contains(row.Way)) is { Way.Length: > 0 } row)
            {
                var isNew = !leftRows.Contains(row.Way);
                if (named.Add(row.Way))
                {
                    found.Add(await OfRowAsync(mine.ContentType, row, isNew, left.Values));
                }

                // Of a row that is gone its first words are enough. What is new has to be read.
                if (!isNew || text.Steps[^1].Name == ComparedText.Order)
                {
                    continue;
                }
            }

            if (!IsSame(old, young) && !IsKeptForTheSite(text))
            {
                found.AddRange(await OfTextAsync(mine.ContentType, old, young));
            }
        }

        return found;
    }

    private static HashSet<string> RowsOf(Dictionary<string, ComparedText> texts)
        => texts.Values.SelectMany(text => text.Rows).Select(row => row.Way).ToHashSet(StringComparer.Ordinal);

    private static bool IsSame(ComparedText? old, ComparedText? young)
    {
        if ((young ?? old)!.Steps[^1].Name != ComparedText.Order)
        {
            return string.Equals(old?.Value ?? "", young?.Value ?? "", StringComparison.Ordinal);
        }

        // What was added or removed says so itself: here counts whether the others have changed places.
        var (before, after) = (OrderOf(old), OrderOf(young));
        return before.Where(after.Contains).SequenceEqual(after.Where(before.Contains), StringComparer.Ordinal);

        static List<string> OrderOf(ComparedText? text) => [.. (text?.Value ?? "").Split('\n').Select(row => row.Split('\t')[0])];
    }

    private static bool IsKeptForTheSite(ComparedText text)
        => text.Rows.Count == 0 && text.Steps.Count > 1 && ComparedLabels.IsInternal(text.Steps[0].Name, text.Steps[1].Name);

    private async Task<Difference> OfRowAsync(string type, ComparedText.Row row, bool isNew, IEnumerable<ComparedText> old)
    {
        var isBlock = (await definitions.GetTypeDefinitionAsync(row.Type))?.GetStereotype() == "Block";
        var name = await NameOfRowsAsync([.. row.Outer, row]);
        if (isNew)
        {
            return new(name, "", isBlock ? localizer["Block added"] : localizer["Added"]);
        }

        List<string> words = [];
        foreach (var text in old.Where(text => text.Value.Length > 0 && text.Steps[^1].Name != ComparedText.Order && text.Rows.Any(inner => inner.Way == row.Way)))
        {
            words.Add(await SayAsync(type, text));
        }

        return new(name, TextCut.At(string.Join(' ', words.Where(word => word.Length > 0)), MostOfRemoved), isBlock ? localizer["Block removed"] : localizer["Removed"]);
    }

    private async Task<List<Difference>> OfTextAsync(string type, ComparedText? old, ComparedText? young)
    {
        var text = (young ?? old)!;
        var name = await NameAsync(type, text);
        var (before, after) = (await SayAsync(type, old ?? text with { Value = "" }), await SayAsync(type, young ?? text with { Value = "" }));
        if (text.Steps[^1].Name != "Html")
        {
            return [new(name, before, after)];
        }

        List<Difference> found = [];
        if (!string.Equals(before, after, StringComparison.Ordinal))
        {
            found.Add(new(name, before, after));
        }

        found.AddRange(ComparedMarkup.Between(old?.Value ?? "", young?.Value ?? "").Select(change => OfMarkup(name, change)));
        if (found.Count == 0)
        {
            found.Add(new(name, after, localizer["The same words, links, headings and pictures in another form: bold letters, a list or the like."]) { IsNote = true });
        }

        return found;
    }

    private Difference OfMarkup(string name, ComparedMarkup.Change change)
    {
        var (before, after) = (change.Before, change.After);
        var words = (after ?? before)!.Value.Words;
        var isMoved = before == after;
        return change.Kind switch
        {
            ComparedMarkup.Kind.Link => new(
                localizer["{0}: link “{1}”", name, words], Link(before), isMoved ? localizer["{0} (in another place)", Link(after)] : Link(after)),
            ComparedMarkup.Kind.Heading => new(
                localizer["{0}: heading “{1}”", name, words], Heading(before), isMoved ? localizer["{0} (in another place)", Heading(after)] : Heading(after)),
            _ => new(localizer["{0}: picture", name], Picture(before), isMoved ? localizer["{0} (in another place)", Picture(after)] : Picture(after)),
        };

        string Link(ComparedMarkup.Mark? mark) => mark switch
        {
            null => localizer["No link"],
            { } link when link.Words != words => localizer["{0} (as “{1}”)", link.Target, link.Words],
            { } link => link.Target,
        };

        string Heading(ComparedMarkup.Mark? mark) => mark is { } heading ? localizer["Heading {0}", heading.Target] : localizer["No heading"];

        string Picture(ComparedMarkup.Mark? mark) => mark switch
        {
            null => localizer["No picture"],
            { Words.Length: > 0 } picture => localizer["{0} (it shows: {1})", picture.Target, picture.Words],
            { } picture => picture.Target,
        };
    }

    /// <summary>What stands in the field, without markup and codes.</summary>
    private async Task<string> SayAsync(string type, ComparedText text)
    {
        var (part, names, field) = await PlaceOfAsync(type, text);
        if (field?.FieldDefinition.Name == "BooleanField" || names[^1] is "Decorative" or "SetHomepage" or "Disabled")
        {
            return text.Value == "true" ? localizer["Yes"] : localizer["No"];
        }

        if (part == "SeoMetaPart" && names[^1] == "MetaRobots")
        {
            return text.Value.Contains("noindex", StringComparison.OrdinalIgnoreCase) ? localizer["Yes"] : localizer["No"];
        }

        if (text.Value.Length == 0)
        {
            return "";
        }

        if ((field?.FieldDefinition.Name is "DateField" or "DateTimeField" || names[^1].EndsWith("Utc", StringComparison.Ordinal))
            && DateTime.TryParse(text.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment))
        {
            return field?.FieldDefinition.Name == "DateField" ? moment.ToString("d MMMM yyyy", CultureInfo.CurrentCulture) : await time.SayAsync(moment);
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
            case "Values" when field?.Name == "Countries":
                return string.Join(", ", text.Value.Split(", ").Select(Countries.NameOf));
            case "Text" when field?.Name == "Country":
                return Countries.NameOf(text.Value);
            case "Text" when field?.Name == "Language":
                return Languages.All.FirstOrDefault(language => language.Key == text.Value).Value ?? text.Value;
            default:
                return text.Value;
        }
    }

    /// <summary>What editors call a field: its own name, or that of its part, after those of the blocks in which it stands.</summary>
    private async Task<string> NameAsync(string type, ComparedText text)
    {
        var (part, names, field) = await PlaceOfAsync(type, text);
        List<string> said = text.Rows.Count > 0 ? [await NameOfRowsAsync(text.Rows)] : [];
        if (text.Steps[^1].Name == ComparedText.Order)
        {
            said.AddRange([await NameOfPartAsync(text.Rows.Count > 0 ? text.Rows[^1].Type : type, part), localizer["Order"]]);
        }
        else if (field?.DisplayName() is { Length: > 0 } name)
        {
            said.Add(names[^1] switch
            {
                "MediaTexts" => localizer["{0}: what it shows", name],
                "Decorative" => localizer["{0}: only decoration", name],
                "Anchors" => localizer["{0}: the part that stays when it is cut", name],
                _ => name,
            });
        }
        else
        {
            said.Add((names.Length > 0 ? labels.Of(part, names[0]) : null) ?? await NameOfPartAsync(text.Rows.Count > 0 ? text.Rows[^1].Type : type, part));
        }

        return string.Join(", ", said.Where(word => word.Length > 0));
    }

    private async Task<string> NameOfRowsAsync(IEnumerable<ComparedText.Row> rows)
    {
        List<string> names = [];
        foreach (var row in rows)
        {
            names.Add(row.Type.Length == 0 ? $"{row.Position}" : localizer["{0} {1}", await TypeAsync(row.Type), row.Position]);
        }

        return string.Join(", ", names);
    }

    /// <summary>The part in which a text stands, what follows it on the way, and its field if it has one.</summary>
    private async Task<(string Part, string[] Names, ContentPartFieldDefinition? Field)> PlaceOfAsync(string type, ComparedText text)
    {
        var row = text.Rows.Count > 0 ? text.Rows[^1] : default;
        var names = text.Steps.Skip(text.Rows.Count > 0 ? row.Depth : 0).Select(step => step.Name).ToArray();
        if (names.Length == 0)
        {
            return ("", [""], null);
        }

        var definition = await definitions.GetTypeDefinitionAsync(row.Type is { Length: > 0 } inner ? inner : type);
        var part = definition?.Parts.FirstOrDefault(candidate => candidate.Name == names[0]);
        var field = names.Length > 1 ? part?.PartDefinition.Fields.FirstOrDefault(candidate => candidate.Name == names[1]) : null;
        return (names[0], names.Length > 1 ? names[1..] : [names[0]], field);
    }

    private async Task<string> NameOfPartAsync(string type, string part)
        => (await definitions.GetTypeDefinitionAsync(type))?.Parts.FirstOrDefault(candidate => candidate.Name == part)?.DisplayName() is { Length: > 0 } name ? name : part;

    private async Task<string> TypeAsync(string name) => (await definitions.GetTypeDefinitionAsync(name))?.DisplayName ?? name;
}

/// <summary>One text that is not the same in two versions.</summary>
/// <param name="Field">What editors call it.</param>
/// <param name="Mine">What the one says: the form, or the older version.</param>
/// <param name="Theirs">What the other says: what is stored, or the newer version.</param>
public sealed record Difference(string Field, string Mine, string Theirs)
{
    /// <summary>Whether the second is a remark and no text, and is not compared word by word.</summary>
    public bool IsNote { get; init; }
}
