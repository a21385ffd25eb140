using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>The entry "Links" of the admin's menu.</summary>
public sealed class LinkHealthMenu(IStringLocalizer<LinkHealthMenu> localizer) : AdminNavigationProvider
{
    /// <inheritdoc />
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Add(localizer["Content"], content => content
            .Add(localizer["Links"], localizer["Links"].PrefixPosition(), links => links
                .Action(nameof(LinksController.Index), "Links", "Iurc.Cms.Editorial")
                .Permission(LinkHealthPermissions.ManageLinks)
                .LocalNav()));
        return ValueTask.CompletedTask;
    }
}
