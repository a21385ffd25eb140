using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Metadata;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>What types and their lists are called, as people say them. The menu and the lists' own titles are the same words.</summary>
public sealed class ListNames(IContentDefinitionManager definitions, IStringLocalizer<ListNames> localizer)
{
    /// <summary>What a list of one type is called; of all types if none is given.</summary>
    public async Task<string> OfListAsync(string? type) => type switch
    {
        null or "" => localizer["All content"],
        "Phase" => localizer["Phases"],
        "Region" => localizer["Regions"],
        "Testimonial" => localizer["Testimonials"],
        "Page" => localizer["Pages of text"],
        "LandingPage" => localizer["Home page and other pages of blocks"],
        "CollectionPage" => localizer["Pages that list content"],
        "Menu" => localizer["Menus"],
        _ => await OfTypeAsync(type),
    };

    /// <summary>What one item of a type is called.</summary>
    public async Task<string> OfTypeAsync(string type)
        => (await definitions.GetTypeDefinitionAsync(type))?.DisplayName is { Length: > 0 } name ? name : type;

    /// <summary>What stands on the button that makes a new one: "New landing page".</summary>
    /// <param name="name">What one item is called.</param>
    public string OfNew(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);

        // A name that begins with an abbreviation stays as it is.
        var isWord = name.Length > 1 && char.IsLower(name[1]);
        return localizer["New {0}", isWord ? char.ToLower(name[0], System.Globalization.CultureInfo.CurrentCulture) + name[1..] : name];
    }
}
