using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.Contents.ViewModels;
using OrchardCore.Media;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>What the list of a type shows of its items, column by column; the words that sort it are those of the filter box.</summary>
public sealed class ListTable(
    IProgrammeCatalogue catalogue, ListNames names, ListControls controls, ListAdvice advice, FilterText words, IMediaFileStore files, IHttpContextAccessor http,
    IStringLocalizer<ListTable> localizer)
{
    /// <summary>How many countries a row names: a list is there to find a line.</summary>
    private const int MostCountries = 3;

    /// <summary>The table for a list.</summary>
    public async Task<ListTableModel> OfAsync(ContentOptionsViewModel options)
    {
        ArgumentNullException.ThrowIfNull(options);

        var type = string.IsNullOrEmpty(options.SelectedContentType) ? null : options.SelectedContentType;
        var text = options.SearchText ?? "";
        var typed = http.HttpContext?.Request.Query["q"].ToString() ?? "";
        var terms = options.FilterResult?.ToList() ?? [];
        var sort = ProgrammeListOrder.Own(FilterText.Value(terms, "sort")) ?? FilterText.Value(terms, "sort").ToLowerInvariant();
        if (sort.Length == 0)
        {
            sort = "modified";
        }

        return new ListTableModel(
            await names.OfListAsync(type),
            type,
            string.IsNullOrWhiteSpace(typed) ? text : typed,
            [.. ColumnsOf(type).Select(column => column with
            {
                Order = column.Sort is not null && (column.Sort == sort || (column.Sort == "name" && sort == "title")) ? column.IsDescending ? "descending" : "ascending" : null,
                Address = column.Sort is null ? null : words.With(text, "sort", column.Sort == "modified" ? "" : column.Sort),
            })],
            await controls.ForAsync(type, terms),
            await advice.OfAsync(terms, typed));
    }

    /// <summary>What stands in a cell.</summary>
    public async Task<string> CellAsync(ListColumn column, ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(column);
        ArgumentNullException.ThrowIfNull(item);

        switch (column.Name)
        {
            case "type":
                return await names.OfTypeAsync(item.ContentType);
            case "years" when item.ToPhaseFacts() is { StartYear: { } start, EndYear: { } end }:
                return $"{start}–{end}";
            case "when" when item.ToPhaseFacts()?.StatusOn(await catalogue.GetTodayAsync()) is { } status:
                return localizer[status.ToString()];
            case "phase" when (item.ToRegionFacts()?.PhaseIds ?? item.ToTestimonialFacts()?.PhaseIds) is { } ids:
                return string.Join(", ", (await catalogue.GetPhasesAsync()).Where(phase => ids.Contains(phase.Id)).Select(phase => phase.Title));
            case "region" when item.ToTestimonialFacts()?.RegionIds is { } ids:
                return string.Join(", ", (await catalogue.GetRegionsAsync()).Where(region => ids.Contains(region.Id)).Select(region => region.Title));
            case "countries" when item.ToRegionFacts() is { } region:
                var countries = region.Countries.Select(Countries.NameOf).ToList();
                return countries.Count <= MostCountries + 1 ? string.Join(", ", countries)
                    : localizer["{0} and {1} more", string.Join(", ", countries.Take(MostCountries)), countries.Count - MostCountries];
            case "year" when item.ToTestimonialFacts()?.SaidOn is { } day:
                return day.Year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            default:
                return "";
        }
    }

    /// <summary>The address of a small picture of an item: its portrait or its picture; null if it has none.</summary>
    public string? PictureOf(ContentItem item)
        => (item.ToTestimonialFacts()?.Portrait ?? item.ToRegionFacts()?.Image ?? item.ToPhaseFacts()?.Image) is { Path.Length: > 0 } picture
            ? files.MapPathToPublicUrl(picture.Path) + "?width=100&height=100" : null;

    /// <summary>The code of the one country that an item is from, as on a number plate; null if there is none, or there are several.</summary>
    public static string? CountryOf(ContentItem item)
        => (item.ToTestimonialFacts()?.Country ?? (item.ToRegionFacts()?.Countries is [var only] ? only : null)) is { } code && Countries.IsKnown(code) ? code : null;

    private IEnumerable<ListColumn> ColumnsOf(string? type)
    {
        yield return new("name", localizer["Name"], "name");
        foreach (var column in OwnOf(type))
        {
            yield return column;
        }

        yield return new("state", localizer["State"]);
        yield return new("changed", localizer["Changed"], "modified", IsDescending: true);
    }

    private IEnumerable<ListColumn> OwnOf(string? type) => type switch
    {
        null => [new("type", localizer["Type"])],
        "Phase" => [new("years", localizer["Years"], "year", IsDescending: true), new("when", localizer["When"])],
        "Region" => [new("phase", localizer["Phase"], "phase"), new("countries", localizer["Countries"])],
        "Testimonial" => [new("phase", localizer["Phase"], "phase"), new("region", localizer["Region"], "region"), new("year", localizer["Year"], "year", IsDescending: true)],
        _ => [],
    };
}

/// <summary>A column.</summary>
/// <param name="Name">A word for it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Sort">The value of the word <c>sort:</c> that sorts by it; null if it does not.</param>
/// <param name="IsDescending">Whether that begins with the newest.</param>
/// <param name="Order">How the list is sorted by it, in words of <c>aria-sort</c>; null if it is not.</param>
/// <param name="Address">The text of the filter box that sorts by it.</param>
public sealed record ListColumn(string Name, string Title, string? Sort = null, bool IsDescending = false, string? Order = null, string? Address = null);

/// <summary>A list, besides its rows.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Type">The type that is listed; null for all.</param>
/// <param name="Text">What the filter box says.</param>
/// <param name="Columns">The columns, from left to right.</param>
/// <param name="Controls">The filters as selects.</param>
/// <param name="Advice">What is wrong with what the filter box says.</param>
public sealed record ListTableModel(string Title, string? Type, string Text, IReadOnlyList<ListColumn> Columns, IReadOnlyList<ListControl> Controls, IReadOnlyList<string> Advice);
