using Iurc.Cms.Programme.Models;
using Iurc.Programme;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>Shows on each row of the admin's list what the item is about and what it lacks.</summary>
public sealed class ProgrammeFactsDriver(IProgrammeCatalogue catalogue, IStringLocalizer<ProgrammeFactsDriver> localizer) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override async Task<IDisplayResult?> DisplayAsync(ContentItem model, BuildDisplayContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (context.DisplayType != "SummaryAdmin")
        {
            return null;
        }

        var today = await catalogue.GetTodayAsync();
        var facts = await FactsAsync(model, today);
        var missing = Missing.Of(model).Where(lack => lack.IsOn(today)).Select(lack => MissingText(lack.What)).ToList();
        return facts.Count + missing.Count == 0 ? null
            : Initialize<ProgrammeFactsViewModel>("ProgrammeFacts_SummaryAdmin", shape =>
            {
                shape.Facts = facts;
                shape.Missing = missing;
            }).Location("SummaryAdmin", "Tags:30");
    }

    private async Task<List<string>> FactsAsync(ContentItem item, DateOnly today)
    {
        if (item.ToPhaseFacts() is { } phase)
        {
            var status = phase.StatusOn(today);
            return phase is { StartYear: { } start, EndYear: { } end }
                ? [$"{start}–{end}", .. status is null ? [] : new[] { localizer[status.ToString()!].Value }]
                : [];
        }

        if (item.ToRegionFacts() is { } region)
        {
            return [.. (await catalogue.GetPhasesAsync()).Where(known => region.PhaseIds.Contains(known.Id)).Select(known => known.Title)];
        }

        return item.ToTestimonialFacts() is { Attribution.Length: > 0 } testimonial ? [testimonial.Attribution] : [];
    }

    private string MissingText(string what) => what switch
    {
        Missing.Address => localizer["Address missing"],
        Missing.Attribution => localizer["Attribution missing"],
        Missing.Permission => localizer["Permission missing"],
        Missing.Source => localizer["Source missing"],
        Missing.PictureText => localizer["Text of a picture missing"],
        _ => localizer["Summary missing"],
    };
}

/// <summary>What a row shows.</summary>
public class ProgrammeFactsViewModel
{
    /// <summary>What the item is about.</summary>
    public IReadOnlyList<string> Facts { get; set; } = [];

    /// <summary>What it still lacks.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];
}
