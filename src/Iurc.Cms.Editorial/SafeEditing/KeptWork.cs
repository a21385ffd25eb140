using Microsoft.AspNetCore.Http;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.ResourceManagement;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>
/// Says on the log-in page that what was written is kept, to those whom it sends back to a form. Only their browser knows, and its script looks:
/// an address that somebody makes up promises nothing.
/// </summary>
public sealed class KeptWork(IHttpContextAccessor accessor, IResourceManager resources) : DisplayDriver<LoginForm>
{
    /// <inheritdoc />
    public override IDisplayResult? Edit(LoginForm model, BuildEditorContext context)
    {
        if (accessor.HttpContext is not { } http || http.Request.Query["returnUrl"].ToString() is not { Length: > 0 } address
            || !address.Contains("/Contents/", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/kept-work.js", null).AtFoot().ShouldAppendVersion(true);
        return Initialize<KeptWorkViewModel>("IurcKeptWork", shape => (shape.Address, shape.SitePath) = (address, SavedWork.PathOf(http))).Location("Content:before");
    }
}

/// <summary>What the script needs. Not sealed: Orchard makes a shape of it.</summary>
public class KeptWorkViewModel
{
    /// <summary>Where the log-in leads.</summary>
    public string Address { get; set; } = "";

    /// <summary>The path of the site, by which its work is told from that of others.</summary>
    public string SitePath { get; set; } = "/";
}
