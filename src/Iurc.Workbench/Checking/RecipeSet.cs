using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>The recipes under check, with what they define together.</summary>
internal sealed class RecipeSet
{
    // Types that Orchard's modules define in code.
    private static readonly string[] s_stockTypes = ["Menu", "LinkMenuItem", "ContentMenuItem", "HtmlMenuItem"];

    /// <summary>Gathers what the recipes define.</summary>
    public RecipeSet(IReadOnlyList<RecipeFile> files)
    {
        Files = files;
        Items = [.. files.SelectMany(RecipeItem.In)];
        Ids = Items.Select(item => item.Id).Where(id => id.Length > 0).ToHashSet(StringComparer.Ordinal);
        RecipeNames = files.Select(file => file.Name).OfType<string>().ToHashSet(StringComparer.Ordinal);
        Types = Definitions("ContentTypes")
            .Select(type => type.TextOf("Name"))
            .OfType<string>()
            .Concat(s_stockTypes)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The recipes.</summary>
    public IReadOnlyList<RecipeFile> Files { get; }

    /// <summary>The content items of all <c>Content</c> steps; those inside other items are not among them.</summary>
    public IReadOnlyList<RecipeItem> Items { get; }

    /// <summary>The ids of <see cref="Items"/>.</summary>
    public IReadOnlySet<string> Ids { get; }

    /// <summary>The names of the recipes.</summary>
    public IReadOnlySet<string> RecipeNames { get; }

    /// <summary>The names of the content types.</summary>
    public IReadOnlySet<string> Types { get; }

    /// <summary>The items of <see cref="Items"/> and those inside them.</summary>
    public IEnumerable<RecipeItem> ItemsAtAllDepths()
        => Items.SelectMany(item => Descend(item.Node)
            .OfType<SourceObject>()
            .Where(node => ReferenceEquals(node, item.Node) || (node.Property("ContentItemId") is not null && node.Property("ContentType") is not null))
            .Select(node => item with { Node = node }));

    /// <summary>The entries of that list in all <c>ContentDefinition</c> steps.</summary>
    public IEnumerable<SourceObject> Definitions(string list)
        => Files.SelectMany(file => file.Steps)
            .Where(step => step.Is("ContentDefinition") || step.Is("ReplaceContentDefinition"))
            .SelectMany(step => step.Objects(list));

    /// <summary>The HTML of all items, with the item that it stands in.</summary>
    public IEnumerable<(RecipeItem Item, SourceString Html)> Html()
        => Items.SelectMany(item => Descend(item.Node).OfType<SourceObject>()
            .Select(node => node.Property("Html")?.Value)
            .OfType<SourceString>()
            .Where(html => html.Value.Length > 0)
            .Select(html => (item, html)));

    /// <summary>A value and all values inside it, in the order of the text.</summary>
    public static IEnumerable<SourceNode> Descend(SourceNode node) => node switch
    {
        SourceObject some => some.Properties.SelectMany(property => Descend(property.Value)).Prepend(node),
        SourceArray some => some.Items.SelectMany(Descend).Prepend(node),
        _ => [node],
    };
}
