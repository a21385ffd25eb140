using Iurc.Cms.Editorial.Navigation;
using Microsoft.Extensions.Localization;
using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.Help;

/// <summary>The way to the handbook.</summary>
public sealed class HelpMenu(IStringLocalizer<HelpMenu> localizer) : AdminNavigationProvider
{
    /// <inheritdoc />
    protected override ValueTask BuildAsync(NavigationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Add(localizer["Help"], "0.9", item => item.WithIcon("fa-solid fa-circle-question").Action("Index", "Handbook", "Iurc.Cms.Editorial"));
        return ValueTask.CompletedTask;
    }
}
