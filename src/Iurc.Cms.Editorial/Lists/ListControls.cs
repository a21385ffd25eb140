using System.Globalization;
using Iurc.Programme;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using YesSql.Filters.Abstractions.Nodes;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>The filters of a list as selects. Each stands for a word of the filter box, and shows what the box says.</summary>
public sealed class ListControls(IProgrammeCatalogue catalogue, IContentDefinitionManager definitions, ListNames names, IStringLocalizer<ListControls> localizer)
{
    /// <summary>The words that are selects, on whatever list.</summary>
    internal static readonly string[] Words = ["type", "phase", "region", "year", "when", "status", "missing"];

    /// <summary>The selects of a list.</summary>
    /// <param name="type">The type that is listed; null for all.</param>
    /// <param name="terms">What the filter box says.</param>
    public async Task<IReadOnlyList<ListControl>> ForAsync(string? type, IReadOnlyCollection<TermNode> terms)
    {
        var controls = new List<ListControl>();
        foreach (var word in WordsOf(type))
        {
            var options = (await OptionsAsync(word, type)).ToList();
            var selected = await SelectedAsync(word, FilterText.Value(terms, word));
            if (selected.Length > 0 && !options.Exists(option => option.Value == selected))
            {
                options.Add(new(selected, selected));
            }

            controls.Add(new(word, LabelOf(word), options, selected));
        }

        return controls;
    }

    /// <summary>The option that a value of a word is; empty if it is none. A phase may be named by number, title or address.</summary>
    internal async Task<string> SelectedAsync(string word, string value)
    {
        if (value.Length == 0)
        {
            return "";
        }

        switch (word)
        {
            case "phase":
                return (await catalogue.GetPhasesAsync()).FirstOrDefault(phase => ProgrammeListFilters.IsNamed(phase, value)) is { } named ? KeyOf(named) : "";
            case "region":
                return (await catalogue.GetRegionsAsync()).FirstOrDefault(region => ProgrammeListFilters.IsNamed(region, value))?.Slug ?? "";
            case "type":
                return (await definitions.GetTypeDefinitionAsync(value))?.Name ?? "";
            case "year":
                return ListAdvice.IsYear(value) ? value : "";
            default:
                return ListWord.All.First(known => known.Name == word).Values!.FirstOrDefault(known => string.Equals(known, value, StringComparison.OrdinalIgnoreCase)) ?? "";
        }
    }

    private static IEnumerable<string> WordsOf(string? type) => type switch
    {
        null or "" => ["type", "phase", "region", "status", "missing"],
        "Phase" => ["year", "when", "status", "missing"],
        "Region" => ["phase", "status", "missing"],
        "Testimonial" => ["phase", "region", "year", "status", "missing"],
        "Menu" => [],
        _ => ["status", "missing"],
    };

    private static string KeyOf(Iurc.Programme.Phases.PhaseFacts phase) => phase.Number?.ToString(CultureInfo.InvariantCulture) ?? phase.Slug;

    private async Task<IEnumerable<ListOption>> OptionsAsync(string word, string? type)
    {
        var phases = await catalogue.GetPhasesAsync();
        switch (word)
        {
            case "type":
                var listed = new List<ListOption>();
                foreach (var definition in (await definitions.ListTypeDefinitionsAsync()).Where(definition => definition.IsListable()))
                {
                    listed.Add(new(definition.Name, await names.OfTypeAsync(definition.Name)));
                }

                return listed.OrderBy(option => option.Text, StringComparer.CurrentCultureIgnoreCase);
            case "phase":
                return phases.Select(phase => new ListOption(KeyOf(phase), phase.Title));
            case "region":
                return (await catalogue.GetRegionsAsync()).Where(region => region.Slug.Length > 0).Select(region => new ListOption(region.Slug, region.Title));
            case "year":
                var (first, last) = (phases.Min(phase => phase.StartYear), phases.Max(phase => phase.EndYear));
                return first is { } from && last is { } to && to >= from && to - from < 100
                    ? Enumerable.Range(from, to - from + 1).Reverse().Select(year => year.ToString(CultureInfo.InvariantCulture)).Select(year => new ListOption(year, year)) : [];
            case "when":
                return [new("past", localizer["Past"]), new("current", localizer["Current"]), new("next", localizer["Next"])];
            case "status":
                return [new("published", localizer["Published"]), new("draft", localizer["Not published"]), new("owner", localizer["Mine"])];
            default:
                return MissingOf(type);
        }
    }

    private IEnumerable<ListOption> MissingOf(string? type)
    {
        var all = type is null or "";
        if (all || type == "Region")
        {
            yield return new(Missing.Address, localizer["Address"]);
        }

        if (all || type == "Testimonial")
        {
            yield return new(Missing.Attribution, localizer["Who said it"]);
            yield return new(Missing.Permission, localizer["Permission"]);
            yield return new(Missing.Source, localizer["Source"]);
        }

        if (all || type is "Region" or "Phase")
        {
            yield return new(Missing.Summary, localizer["Summary"]);
        }

        yield return new(Missing.PictureText, localizer["Text of a picture"]);
    }

    private string LabelOf(string word) => word switch
    {
        "type" => localizer["Type"],
        "phase" => localizer["Phase"],
        "region" => localizer["Region"],
        "year" => localizer["Year"],
        "when" => localizer["When"],
        "status" => localizer["Status"],
        _ => localizer["What is missing"],
    };
}

/// <summary>A select.</summary>
/// <param name="Word">The word of the filter box that it stands for.</param>
/// <param name="Label">What it is called.</param>
/// <param name="Options">What can be chosen, besides everything.</param>
/// <param name="Selected">What is chosen; empty for everything.</param>
public sealed record ListControl(string Word, string Label, IReadOnlyList<ListOption> Options, string Selected);

/// <summary>What can be chosen.</summary>
/// <param name="Value">The value of the word.</param>
/// <param name="Text">What it is called.</param>
public sealed record ListOption(string Value, string Text);
