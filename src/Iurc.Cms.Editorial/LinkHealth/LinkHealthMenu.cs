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

        builder.Add(localizer["Links"], "0.7.5", links => links
            .AddClass(NavigationConstants.CssClassPrefix + "fa-solid")
            .AddClass(NavigationConstants.CssClassPrefix + "fa-link")
            .Action(nameof(LinksController.Index), "Links", "Iurc.Cms.Editorial")
            .Permission(LinkHealthPermissions.ManageLinks));
        return ValueTask.CompletedTask;
    }
}
