using OrchardCore.Navigation;

namespace Iurc.Cms.Editorial.Navigation;

/// <summary>Gives an entry of the admin's menu an icon.</summary>
internal static class MenuIcons
{
    /// <summary>Adds the icon that the admin's theme draws before the entry.</summary>
    /// <param name="item">The entry.</param>
    /// <param name="classes">The classes of Font Awesome, separated by spaces.</param>
    public static NavigationItemBuilder WithIcon(this NavigationItemBuilder item, string classes)
    {
        foreach (var name in classes.Split(' '))
        {
            item.AddClass(NavigationConstants.CssClassPrefix + name);
        }

        return item;
    }
}
