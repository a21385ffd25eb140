namespace Iurc.Workbench.Rendering;

/// <summary>The <c>Model</c> of a template.</summary>
/// <param name="Properties">The arguments of the <c>shape</c> tag by their names in Pascal case.</param>
internal sealed record Shape(IReadOnlyDictionary<string, object?> Properties)
{
    /// <summary>A shape without arguments.</summary>
    public static Shape Empty { get; } = new(new Dictionary<string, object?>());
}
