using Iurc.Cms.Programme.Addresses;
using Iurc.Programme.Links;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.Menu.Models;

namespace Iurc.Cms.Editorial.Menus;

/// <summary>Says where an entry of a menu leads, and why readers do not see it if they do not.</summary>
public sealed class MenuTargets(PublicAddresses addresses, IContentManager content, IStringLocalizer<MenuTargets> localizer)
{
    /// <summary>Where an entry leads.</summary>
    public async Task<MenuTarget> OfAsync(ContentItem entry)
    {
        ArgumentNullException.ThrowIfNull(entry);

        return MenuEntry.PageOf(entry) is { Length: > 0 } page ? await OfPageAsync(page)
            : await OfAddressAsync(entry.TryGet<LinkMenuItemPart>(out var link) ? link.Url ?? "" : "");
    }

    private async Task<MenuTarget> OfPageAsync(string id)
    {
        var item = await content.GetAsync(id, VersionOptions.Latest);
        return (item, await addresses.AddressOfAsync(id)) switch
        {
            (null, _) => new("", localizer["Readers do not see this entry: its page was deleted. Choose another page, or delete the entry."]),
            (_, null) => new(item.DisplayText ?? "", localizer["Readers do not see this entry before its page is published."]),
            (_, var address) => new(localizer["The page “{0}”, now at {1}", item.DisplayText ?? "", address[1..]]),
        };
    }

    private async Task<MenuTarget> OfAddressAsync(string address)
    {
        if (address.Length == 0)
        {
            return new("", localizer["Readers do not see this entry: it leads nowhere. Choose a page, or delete the entry."]);
        }

        return InternalLink.Read(address, siteBase: addresses.SiteBase) is not { } link ? new(address) : await addresses.FindAsync(link) switch
        {
            { Kind: PublicAddressKind.Nothing } => new(address, localizer["Readers do not see this entry: there is no page at this address. Choose a page, or write another address."]),
            { Kind: PublicAddressKind.Moved, MovedTo: var now } => new(address, localizer["The page has moved: readers are led on to {0}. Choose the page, and the entry follows it.", "/" + now!.TrimStart('~', '/')], IsSeen: true),
            _ => new(address),
        };
    }
}

/// <summary>Where an entry leads.</summary>
/// <param name="Words">The page or the address.</param>
/// <param name="Problem">What is wrong, and how to mend it; null if nothing is.</param>
/// <param name="IsSeen">Whether readers see the entry all the same.</param>
public sealed record MenuTarget(string Words, string? Problem = null, bool IsSeen = false);
