namespace Iurc.Cms.Programme.Packages;

/// <summary>What the steps of a package bring that the site has not got yet: the steps after them may name it.</summary>
/// <param name="hasFile">Whether the package has a file besides its recipe, by its path.</param>
public sealed class ImportPlan(Predicate<string> hasFile)
{
    /// <summary>The features that are going to be switched on. Nobody knows before what steps and permissions they bring.</summary>
    public ISet<string> Features { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The roles that are going to be made.</summary>
    public ISet<string> Roles { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>The content types that are going to be made. Each brings permissions of its own.</summary>
    public ISet<string> ContentTypes { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Whether the package has a file.</summary>
    public bool HasFile(string path) => hasFile(path);
}
