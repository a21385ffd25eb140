using Iurc.Programme.Addresses;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds content items whose address the site needs itself. What an item without an address will get from its title is found where that is its whole address.</summary>
internal static class AddressChecks
{
    // The pattern of Orchard's AutoroutePart that makes the address of the title and of nothing else.
    private const string OfTitle = "{{ContentItem|display_text|slugify}}";

    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set) => set.Items.SelectMany(item => Check(set, item));

    private static IEnumerable<Finding> Check(RecipeSet set, RecipeItem item)
    {
        var route = item.Node.Property("AutoroutePart")?.Value as SourceObject;
        if (route?.Property("Disabled")?.Value is SourceBoolean { Value: true })
        {
            yield break;
        }

        var place = route?.Property("Path")?.Value as SourceString;
        var path = place?.Value ?? "";
        if (string.IsNullOrWhiteSpace(path))
        {
            if (Pattern(set, item.Type) != OfTitle || item.Node.Property("DisplayText")?.Value is not SourceString { Value.Length: > 0 } title)
            {
                yield break;
            }

            (place, path) = (title, Slug(title.Value));
        }

        // An expression gives an address that nobody knows yet.
        foreach (var problem in path.Length == 0 || path.StartsWith('[') ? [] : AddressRules.Check(path))
        {
            yield return new(item.File.Path, place!.Position, problem.Severity, problem.Code, problem.Message);
        }
    }

    private static string? Pattern(RecipeSet set, string type)
        => ContentModel.Settings(set.Model.PartsOf(type)?.FirstOrDefault(part => part.Part == "AutoroutePart")?.Node, "AutoroutePartSettings")?.TextOf("Pattern")
            ?.Replace(" ", "", StringComparison.Ordinal);

    // As Orchard's filter does it for letters and digits of ASCII; no reserved address has others.
    private static string Slug(string title)
        => string.Join('-', string.Concat(title.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
