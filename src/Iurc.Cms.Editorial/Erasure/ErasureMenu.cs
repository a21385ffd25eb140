using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>The way to what can be erased.</summary>
public sealed class ErasureMenu(IStringLocalizer<ErasureMenu> localizer) : AdminNavigationProvider
{
    /// <inheritdoc />
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Add(localizer["Tools"], tools => tools.Add(localizer["Erase for good"], localizer["Erase for good"].PrefixPosition(), entry => entry
            .Permission(Permissions.EraseContent)
            .Action(nameof(ErasureController.Index), "Erasure", "Iurc.Cms.Editorial")
            .LocalNav()));
        return ValueTask.CompletedTask;
    }
}
