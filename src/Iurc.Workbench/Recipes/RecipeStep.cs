using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Recipes;

/// <summary>A step of a recipe.</summary>
/// <param name="File">The recipe's file.</param>
/// <param name="Node">The step.</param>
internal sealed record RecipeStep(RecipeFile File, SourceObject Node)
{
    /// <summary>The step's name, which says what it does.</summary>
    public string Name => Node.TextOf("name") ?? "";

    /// <summary>Whether the step has that name; Orchard does not mind the case.</summary>
    public bool Is(string name) => string.Equals(Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>The objects in the step's list of that name.</summary>
    public IEnumerable<SourceObject> Objects(string name)
        => Node.PropertyInAnyCase(name)?.Value is SourceArray array ? array.Items.OfType<SourceObject>() : [];
}
