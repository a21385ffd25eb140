using Microsoft.AspNetCore.Http;
using OrchardCore.Settings;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>Where the site is, as search engines are told.</summary>
public sealed class SiteAddress(ISiteService sites, IHttpContextAccessor httpContextAccessor)
{
    /// <summary>Whether an administrator has set the site's base URL. Otherwise it has to be taken from each request.</summary>
    public async Task<bool> IsSetAsync() => !string.IsNullOrEmpty((await sites.GetSiteSettingsAsync()).BaseUrl);

    /// <summary>The scheme and the host of the request.</summary>
    public string OfRequest
        => httpContextAccessor.HttpContext?.Request is { } request ? $"{request.Scheme}://{request.Host.ToUriComponent()}" : "";

    /// <summary>The path below the host under which the site lies; empty for most sites.</summary>
    public string PathBase => httpContextAccessor.HttpContext?.Request.PathBase.ToUriComponent() ?? "";
}
