using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Admin;
using OrchardCore.DisplayManagement.Descriptors;
using OrchardCore.DisplayManagement.Implementation;

namespace Iurc.Cms.Delivery.Telemetry;

/// <summary>
/// Puts the number on the pages of errors: into the shape <c>ErrorNumber</c>, which the theme's page shows, and below the page that
/// Orchard shows in the admin.
/// </summary>
public sealed class ErrorNumberShapes(IHtmlLocalizer<ErrorNumberShapes> localizer) : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("ErrorNumber").OnDisplaying(context => context.Shape.Properties["Number"] = ErrorNumber.Current);
        builder.Describe("HttpError").OnDisplayed(AddNumber);
        return ValueTask.CompletedTask;
    }

    private void AddNumber(ShapeDisplayContext context)
    {
        if (ErrorNumber.Current is { Length: > 0 } number
            && context.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http
            && AdminAttribute.IsApplied(http) && ErrorNumber.IsShownOn(http))
        {
            context.ChildContent = new HtmlContentBuilder().AppendHtml(context.ChildContent).AppendHtml("<p>").AppendHtml(localizer["If you report this, give this number: {0}", number]).AppendHtml("</p>");
        }
    }
}
