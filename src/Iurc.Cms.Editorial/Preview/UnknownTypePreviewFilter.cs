using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Metadata;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>Refuses the preview of a content type that is not there: it was removed while the form was open, or somebody has made the type up. Orchard 3.0.1 answers 500.</summary>
public sealed class UnknownTypePreviewFilter(IContentDefinitionManager definitions, IStringLocalizer<UnknownTypePreviewFilter> localizer) : IAsyncResourceFilter
{
    /// <inheritdoc />
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var route = context.RouteData.Values;
        if (route["area"] is "OrchardCore.ContentPreview" && route["controller"] is "Preview" && route["action"] is "Draft"
            && context.HttpContext.User.Identity is { IsAuthenticated: true } && !await IsKnownAsync(context.HttpContext.Request))
        {
            // In the form in which Orchard tells its window of other mistakes.
            context.Result = new BadRequestObjectResult(new { errors = new[] { localizer["There is no such type of content. Open the form again."].Value } });
            return;
        }

        await next();
    }

    private async Task<bool> IsKnownAsync(Microsoft.AspNetCore.Http.HttpRequest request)
        => request.HasFormContentType && (await request.ReadFormAsync(request.HttpContext.RequestAborted))["ContentItemType"] is [{ Length: > 0 } type]
            && await definitions.GetTypeDefinitionAsync(type) is not null;
}
