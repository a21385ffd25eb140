using System.Globalization;
using Iurc.Programme;
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
internal sealed class SiteLanguageMiddleware(RequestDelegate next, IOptions<AdminOptions> admin)
{
    private readonly PathString _admin = new("/" + admin.Value.AdminUrlPrefix.Trim('/'));

    public async Task InvokeAsync(HttpContext context)
    {
        if (!IsForStaff(context))
        {
            // What a site with a variant of it says is true too: en-GB.
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(Languages.OfFrame(CultureInfo.CurrentUICulture.Name));
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture;
        }

        await next(context);
    }

    private bool IsForStaff(HttpContext context)
        => context.Request.Path.StartsWithSegments(_admin, StringComparison.OrdinalIgnoreCase)
            || (context.GetEndpoint()?.Metadata.GetMetadata<ControllerActionDescriptor>()?.RouteValues.TryGetValue("area", out var area) == true && area == "OrchardCore.Users");
}
