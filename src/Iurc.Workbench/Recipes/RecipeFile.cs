using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Recipes;

/// <summary>A recipe as it stands in its file, well formed or not.</summary>
internal sealed class RecipeFile
{
    /// <summary>How the name of a recipe file ends.</summary>
    public const string Extension = ".recipe.json";

    private RecipeFile(string path, SourceNode? root, SourceException? fault)
    {
        Path = path;
        Root = root;
        Fault = fault;
    }

    /// <summary>The full path.</summary>
    public string Path { get; }

    /// <summary>The JSON value in the file; null when <see cref="Fault"/> says why there is none.</summary>
    public SourceNode? Root { get; }

    /// <summary>Why the file cannot be read, or null.</summary>
    public SourceException? Fault { get; }

    /// <summary>The recipe's name, or null when it has none.</summary>
    public string? Name => (Root as SourceObject)?.TextOf("name") is { } name && !string.IsNullOrWhiteSpace(name) ? name : null;

    /// <summary>Whether the admin's page "Recipes" does not show it: it has the tag "hidden".</summary>
    public bool IsHidden => (Root as SourceObject)?.Property("tags")?.Value is SourceArray tags && tags.Items.OfType<SourceString>().Any(tag => tag.Value == "hidden");

    /// <summary>The recipe's steps. What is not the shape of a step is passed over.</summary>
    public IEnumerable<RecipeStep> Steps
        => (Root as SourceObject)?.Property("steps")?.Value is SourceArray steps
            ? steps.Items.OfType<SourceObject>().Where(step => step.TextOf("name") is not null).Select(step => new RecipeStep(this, step))
            : [];

    /// <summary>Reads the file at <paramref name="path"/>; a fault is kept, not thrown.</summary>
    public static RecipeFile Read(string path)
    {
        try
        {
            return new(path, SourceJsonReader.Read(new SourceText(File.ReadAllBytes(path))), null);
        }
        catch (SourceException fault)
        {
            return new(path, null, fault);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(path, null, new(SourceFault.NotReadable, SourcePosition.Start, exception.Message, exception));
        }
    }

    /// <summary>Reads all recipes below <paramref name="folder"/>, by path.</summary>
    public static IReadOnlyList<RecipeFile> ReadAll(string folder)
        => [.. Directory.EnumerateFiles(folder, "*" + Extension, SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read)];
}
