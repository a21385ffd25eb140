using Iurc.Workbench.Recipes;
using Microsoft.Extensions.Configuration;

namespace Iurc.Workbench.Content;

/// <summary>What a site holds after the setup recipe has run.</summary>
internal sealed class SiteContent
{
    private readonly Dictionary<string, ContentItem> _byAddress = new(StringComparer.OrdinalIgnoreCase);

    private SiteContent(SiteSettings settings, MediaProfiles mediaProfiles, string name, IEnumerable<ContentItem> items)
    {
        Settings = settings;
        MediaProfiles = mediaProfiles;
        Name = name;
        Items = [.. items];
        Published = [.. Items.Where(item => item.Published)];

        Home = Published.FirstOrDefault(item => item.ContentItemId == settings.HomeId);

        // The home page answers at / only: Orchard does not serve it at the address of its own.
        foreach (var item in Published.Where(item => item.Address.Length > 0 && item != Home))
        {
            _byAddress.TryAdd(item.Address, item);
        }
    }

    /// <summary>The site's settings.</summary>
    public SiteSettings Settings { get; }

    /// <summary>The sizes of pictures.</summary>
    public MediaProfiles MediaProfiles { get; }

    /// <summary>The site's name.</summary>
    public string Name { get; }

    /// <summary>All content items.</summary>
    public IReadOnlyList<ContentItem> Items { get; }

    /// <summary>The published content items.</summary>
    public IReadOnlyList<ContentItem> Published { get; }

    /// <summary>The published items that have an address.</summary>
    public IEnumerable<ContentItem> Pages => Home is null ? _byAddress.Values : _byAddress.Values.Prepend(Home);

    /// <summary>The item behind the address <c>/</c>, or null.</summary>
    public ContentItem? Home { get; }

    /// <summary>Runs the setup recipe of <paramref name="folder"/>.</summary>
    /// <exception cref="WorkbenchException">A recipe cannot be read.</exception>
    public static SiteContent Load(SiteFolder folder)
    {
        var recipes = ReadRecipes(folder);
        var setup = recipes.FirstOrDefault(recipe => recipe.Path == folder.SetupRecipe)
            ?? throw new WorkbenchException($"{folder.SetupRecipe}: the setup recipe is missing.");
        var steps = RecipeRun.StepsOf(setup, recipes);
        var settings = SiteSettings.From(steps);

        var items = new OrderedDictionary<string, ContentItem>(StringComparer.Ordinal);
        foreach (var item in steps.Where(step => step.Is("Content")).SelectMany(RecipeItem.In))
        {
            items[item.Id] = ContentItem.From(item);
        }

        return new(settings, MediaProfiles.From(steps), SiteName(folder, settings, setup), items.Values);
    }

    /// <summary>The page at <paramref name="path"/>, which begins with a slash, or null.</summary>
    public ContentItem? PageAt(string path)
        => path.Trim('/') is { Length: > 0 } address ? _byAddress.GetValueOrDefault(address) : Home;

    /// <summary>The published item with that alias, or null.</summary>
    public ContentItem? WithAlias(string alias)
        => Published.FirstOrDefault(item => string.Equals(item.Content.Text("AliasPart", "Alias"), alias, StringComparison.OrdinalIgnoreCase));

    private static IReadOnlyList<RecipeFile> ReadRecipes(SiteFolder folder)
    {
        try
        {
            var recipes = RecipeFile.ReadAll(folder.Recipes);
            return recipes.FirstOrDefault(recipe => recipe.Fault is not null) is { Fault: { } fault } broken
                ? throw new WorkbenchException($"{broken.Path}:{fault.Position}: {fault.Message}", fault)
                : recipes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkbenchException($"The recipes cannot be read: {exception.Message}", exception);
        }
    }

    private static string SiteName(SiteFolder folder, SiteSettings settings, RecipeFile setup)
    {
        try
        {
            var name = new ConfigurationBuilder().AddJsonFile(folder.AppSettings, optional: true).Build()
                ["OrchardCore:OrchardCore_AutoSetup:Tenants:0:SiteName"];
            return !string.IsNullOrEmpty(name) ? name
                : settings.SiteName.Length > 0 ? settings.SiteName
                : ((Sources.SourceObject?)setup.Root)?.TextOf("displayName") ?? "";
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or FormatException)
        {
            throw new WorkbenchException($"{folder.AppSettings}: the settings cannot be read: {(exception.InnerException ?? exception).Message}", exception);
        }
    }
}
