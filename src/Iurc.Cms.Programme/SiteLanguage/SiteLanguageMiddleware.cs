using System.Globalization;
using Iurc.Programme;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;

namespace Iurc.Cms.Programme.SiteLanguage;

/// <summary>
/// Has public pages made in the language that they are written in, dates and all. Orchard has it chosen by a cookie, the query or the
/// browser, and prints it as the language of the page, whatever language its words are in. The address names the page, and nothing else does;
/// the admin and the log-in go on speaking the language of whoever works there.
/// </summary>
internal sealed class SiteLanguageMiddleware(RequestDelegate next, IOptions<AdminOptions> admin, IOptions<RequestLocalizationOptions> localization)
{
    // Orchard has put the site's own culture in by now.
    private readonly CultureInfo _culture = CultureInfo.GetCultureInfo(Languages.OfFrame(localization.Value.DefaultRequestCulture.UICulture.Name));
    private readonly PathString _admin = new("/" + admin.Value.AdminUrlPrefix.Trim('/'));

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsForStaff(context))
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = _culture;
        }

        await next(context);
    }

    private bool IsForStaff(HttpContext context)
        => context.Request.Path.StartsWithSegments(_admin, StringComparison.OrdinalIgnoreCase)
            || (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>()?.RouteValues.TryGetValue("area", out var area) == true && area == "OrchardCore.Users");
}
