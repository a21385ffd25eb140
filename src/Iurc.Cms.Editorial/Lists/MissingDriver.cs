using Iurc.Programme;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>Shows on each row of the admin's list what the item still lacks. What it is about, the columns say.</summary>
public sealed class MissingDriver(IProgrammeCatalogue catalogue, IStringLocalizer<MissingDriver> localizer) : ContentDisplayDriver
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
        var missing = Missing.Of(model).Where(lack => lack.IsOn(today)).Select(lack => MissingText(lack.What)).ToList();
        return missing.Count == 0 ? null : Initialize<MissingViewModel>("IurcMissing_SummaryAdmin", shape => shape.Missing = missing).Location("SummaryAdmin", "Tags:30");
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
public class MissingViewModel
{
    /// <summary>What the item still lacks.</summary>
    public IReadOnlyList<string> Missing { get; set; } = [];
}
