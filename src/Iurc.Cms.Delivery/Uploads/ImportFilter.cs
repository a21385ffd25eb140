using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore.Deployment;
using OrchardCore.DisplayManagement.Notify;

namespace Iurc.Cms.Delivery.Uploads;

/// <summary>
/// Comes before the admin's import unpacks a package. Orchard 3.0.1 unpacks whatever is sent, however much it grows, and of a package
/// that it cannot read says only that something unexpected has happened.
/// </summary>
public sealed class ImportFilter(ImportedPackage package, IAuthorizationService authorization, INotifier notifier, IHtmlLocalizer<ImportFilter> html) : IAsyncActionFilter
{
    private const string JsonField = "Json";

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var route = context.RouteData.Values;
        if (route["area"] is "OrchardCore.Deployment" && route["controller"] is "Import" && HttpMethods.IsPost(context.HttpContext.Request.Method)
            && await authorization.AuthorizeAsync(context.HttpContext.User, DeploymentPermissions.Import)
            && await FaultOfAsync(context) is { } fault)
        {
            if (route["action"] is "Import")
            {
                await notifier.ErrorAsync(html["{0}", fault]);
                context.Result = new RedirectToActionResult("Index", "Import", new { area = "OrchardCore.Deployment" });
                return;
            }

            // Orchard shows the form again, with the message.
            context.ModelState.AddModelError(JsonField, fault);
        }

        await next();
    }

    // As Orchard will read them, wherever in the request they stand.
    private async Task<string?> FaultOfAsync(ActionExecutingContext context)
        => context.ActionArguments.Values.OfType<IFormFile>().FirstOrDefault() is { } file ? await FaultOfAsync(file)
            : context.ModelState[JsonField]?.AttemptedValue is { Length: > 0 } json ? await package.FaultOfRecipeAsync(new MemoryStream(Encoding.UTF8.GetBytes(json)), json.Length)
            : null;

    private async Task<string?> FaultOfAsync(IFormFile file)
    {
        if (file.FileName.EndsWith(".zip", StringComparison.Ordinal))
        {
            await using var archive = file.OpenReadStream();
            return await package.FaultOfArchiveAsync(archive);
        }

        // Orchard refuses what has another ending.
        return file.FileName.EndsWith(".json", StringComparison.Ordinal) ? await package.FaultOfRecipeAsync(file.OpenReadStream(), file.Length) : null;
    }
}
