using Iurc.Cms.Editorial.Navigation;
using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>The way to the list of former addresses.</summary>
public sealed class FormerAddressesMenu(IStringLocalizer<FormerAddressesMenu> localizer) : AdminNavigationProvider
{
    /// <inheritdoc />
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Add(localizer["Redirects"], "0.7", item => item.WithIcon("fa-solid fa-diamond-turn-right")
            .Permission(Permissions.ViewFormerAddresses)
            .Action("Index", "FormerAddresses", "Iurc.Cms.Editorial"));
        return ValueTask.CompletedTask;
    }
}
