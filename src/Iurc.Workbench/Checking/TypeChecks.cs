namespace Iurc.Workbench.Checking;

/// <summary>Finds content items whose type nobody defines, in <c>Content</c> steps and inside other items.</summary>
internal static class TypeChecks
{
    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.ItemsAtAllDepths()
            .Where(item => item.Type.Length > 0 && !set.Types.Contains(item.Type))
            .Select(item => Finding.Error(item.File, item.Node.Property("ContentType")!.Value.Position, CheckCode.UnknownType,
                $"No recipe defines the content type \"{item.Type}\"."));
}
