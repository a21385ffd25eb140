using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Recipes;

/// <summary>A content item as it stands in a recipe.</summary>
/// <param name="File">The recipe's file.</param>
/// <param name="Node">The content item.</param>
internal sealed record RecipeItem(RecipeFile File, SourceObject Node)
{
    /// <summary>The content item id; empty when there is none.</summary>
    public string Id => Node.TextOf("ContentItemId") ?? "";

    /// <summary>The name of the content type; empty when there is none.</summary>
    public string Type => Node.TextOf("ContentType") ?? "";

    /// <summary>The content items of a recipe's <c>Content</c> steps.</summary>
    public static IEnumerable<RecipeItem> In(RecipeFile file)
        => file.Steps.Where(step => step.Is("Content")).SelectMany(In);

    /// <summary>The content items of a <c>Content</c> step.</summary>
    public static IEnumerable<RecipeItem> In(RecipeStep step) => step.Objects("data").Select(node => new RecipeItem(step.File, node));
}
