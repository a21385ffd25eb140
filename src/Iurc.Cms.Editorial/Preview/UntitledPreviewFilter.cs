using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Primitives;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>
/// Lets an item be previewed before somebody has thought of its title. Orchard 3.0.1 refuses the draft then (422), and the window stays
/// empty without a word.
/// </summary>
public sealed class UntitledPreviewFilter(IStringLocalizer<UntitledPreviewFilter> localizer) : IAsyncResourceFilter
{
    private const string Title = "TitlePart.Title";

    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var request = context.HttpContext.Request;
        var route = context.RouteData.Values;
        if (route["area"] is "OrchardCore.ContentPreview" && route["controller"] is "Preview" && route["action"] is "Draft" && request.HasFormContentType)
        {
            var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
            if (form.TryGetValue(Title, out var typed) && string.IsNullOrWhiteSpace(typed))
            {
                request.Form = new FormCollection(
                    new Dictionary<string, StringValues>(form, StringComparer.OrdinalIgnoreCase) { [Title] = localizer["No title yet"].Value }, form.Files);
            }
        }

        await next();
    }
}
