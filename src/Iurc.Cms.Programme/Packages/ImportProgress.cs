using Microsoft.Extensions.FileProviders;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;

namespace Iurc.Cms.Programme.Packages;

/// <summary>How far the import of a package has come. Each step has a scope of its own; this goes with all of them.</summary>
public sealed class ImportProgress
{
    private readonly List<string> _begun = [];
    private IFileProvider? _package;

    /// <summary>Whether a package is being imported.</summary>
    public bool IsUnderWay => _package is not null;

    /// <summary>The names of the package's steps that have begun, in their order. All but the last are done.</summary>
    public IReadOnlyList<string> Begun => _begun;

    /// <summary>Begins an import.</summary>
    /// <param name="package">The files of the package.</param>
    public void Begin(IFileProvider package) => _package = package;

    /// <summary>Notes that a step begins.</summary>
    /// <returns>Whether it is one of the package's own, and not of a recipe that the package runs.</returns>
    internal bool Begin(RecipeExecutionContext step)
    {
        if (_package is null || !ReferenceEquals(step.RecipeDescriptor?.FileProvider, _package))
        {
            return false;
        }

        _begun.Add(step.Name);
        return true;
    }

    /// <summary>Whether the package has a file.</summary>
    internal bool HasFile(string path) => _package!.GetFileInfo(path).Exists;
}

/// <summary>Lets the steps of an import know of it.</summary>
/// <param name="progress">The import of this request, if it is one.</param>
internal sealed class ImportEnvironment(ImportProgress progress) : IRecipeEnvironmentProvider
{
    public const string Key = "Iurc.Import";

    /// <inheritdoc />
    public int Order => 0;

    /// <inheritdoc />
    public Task PopulateEnvironmentAsync(IDictionary<string, object> environment)
    {
        if (progress.IsUnderWay)
        {
            environment[Key] = progress;
        }

        return Task.CompletedTask;
    }
}
