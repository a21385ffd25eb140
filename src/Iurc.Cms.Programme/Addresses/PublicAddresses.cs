using Iurc.Cms.Programme.Services;
using Iurc.Programme.Links;
using Microsoft.Extensions.Options;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.Environment.Shell;
using OrchardCore.Media;
using OrchardCore.Settings;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Says what readers find at an address of this site.</summary>
public sealed class PublicAddresses(
    IAutorouteEntries entries,
    OwnAddresses own,
    IEnumerable<IMovedAddresses> moved,
    ISiteService site,
    ShellSettings shell,
    IOptions<MediaOptions> media,
    IOptions<AutorouteOptions> routes,
    PageDependencies page)
{
    /// <summary>The path that all addresses of the site begin with: empty, or a slash and a name.</summary>
    public string SiteBase { get; } = BaseOf(shell);

    /// <summary>The path that all addresses of a site begin with: empty, or a slash and a name.</summary>
    public static string BaseOf(ShellSettings shell)
    {
        ArgumentNullException.ThrowIfNull(shell);

        return shell.RequestUrlPrefix is { Length: > 0 } prefix ? "/" + prefix.Trim('/') : "";
    }

    /// <summary>The hosts by which the site is known, in lower case.</summary>
    public async Task<IReadOnlyCollection<string>> HostsAsync()
    {
        var baseUrl = (await site.GetSiteSettingsAsync()).BaseUrl;
        return
        [
            .. shell.RequestUrlHosts.Where(host => !host.Contains('*', StringComparison.Ordinal)).Select(host => host.ToLowerInvariant()),
            // The port is left out where it is the usual one, as in a link.
            .. Uri.TryCreate(baseUrl, UriKind.Absolute, out var address) ? [address.IsDefaultPort ? address.IdnHost.ToLowerInvariant() : $"{address.IdnHost}:{address.Port}".ToLowerInvariant()] : (string[])[],
        ];
    }

    /// <summary>What readers find who follow a link.</summary>
    /// <param name="link">The link.</param>
    public async Task<PublicAddress> FindAsync(InternalLink link)
    {
        ArgumentNullException.ThrowIfNull(link);

        if (link.Host.Length > 0 && !(await HostsAsync()).Contains(link.Host))
        {
            return PublicAddress.Elsewhere;
        }

        if (link.Path.Length == 0)
        {
            return await HomeAsync() is { } home ? new PublicAddress(PublicAddressKind.Page, home) : PublicAddress.Elsewhere;
        }

        var (found, entry) = await entries.TryGetEntryByPathAsync("/" + link.Path);
        if (found)
        {
            page.OnItem(entry.ContentItemId);
            return new PublicAddress(PublicAddressKind.Page, entry.ContentItemId);
        }

        if (IsFile(link.Path) || await own.PurposeOfAsync(link.Path) is not null)
        {
            return PublicAddress.Elsewhere;
        }

        // Whatever is published may answer there one day.
        page.OnMissing();
        foreach (var source in moved)
        {
            if (await source.WhereIsAsync(link.Path) is { } now)
            {
                return new PublicAddress(PublicAddressKind.Moved, MovedTo: now);
            }
        }

        return PublicAddress.Nothing;
    }

    /// <summary>The address at which readers find an item, beginning with <c>~/</c>; null if they do not.</summary>
    /// <param name="contentItemId">The id of the item.</param>
    public async Task<string?> AddressOfAsync(string contentItemId)
    {
        page.OnItem(contentItemId);
        if (await HomeAsync() == contentItemId)
        {
            return "~/";
        }

        var (found, entry) = await entries.TryGetEntryByContentItemIdAsync(contentItemId);
        return found ? "~/" + entry.Path.TrimStart('/') : null;
    }

    /// <summary>The id of the item that is the home page; null if none is.</summary>
    public async Task<string?> HomeAsync()
        => (await site.GetSiteSettingsAsync()).HomeRoute is { } home && home.TryGetValue(routes.Value.ContentItemIdKey, out var id) ? id?.ToString() : null;

    // The media library answers for its own; files of the program lie below the names of modules.
    private bool IsFile(string path) => ("/" + path + "/").StartsWith(media.Value.AssetsRequestPath + "/", StringComparison.OrdinalIgnoreCase);
}

/// <summary>What kind of thing readers find.</summary>
public enum PublicAddressKind
{
    /// <summary>A published page.</summary>
    Page,

    /// <summary>They are led to where the page is now.</summary>
    Moved,

    /// <summary>Nothing.</summary>
    Nothing,

    /// <summary>Something that is no content: a file, a form, another website.</summary>
    Elsewhere,
}

/// <summary>What readers find at an address.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="ContentItemId">The id of the page's item.</param>
/// <param name="MovedTo">The address to which they are led.</param>
public sealed record PublicAddress(PublicAddressKind Kind, string? ContentItemId = null, string? MovedTo = null)
{
    /// <inheritdoc cref="PublicAddressKind.Nothing"/>
    public static PublicAddress Nothing { get; } = new(PublicAddressKind.Nothing);

    /// <inheritdoc cref="PublicAddressKind.Elsewhere"/>
    public static PublicAddress Elsewhere { get; } = new(PublicAddressKind.Elsewhere);
}
