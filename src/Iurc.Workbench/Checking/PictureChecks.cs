using AngleSharp.Html.Parser;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds pictures without a text, and pictures and documents that are not in the media library.</summary>
internal static class PictureChecks
{
    private const string MediaPath = "/media/";

    private static readonly string[] s_targets = ["TargetPath", "Path"];

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
    {
        var delivered = set.Files.SelectMany(file => file.Steps).Where(step => step.Is("media"))
            .SelectMany(step => step.Objects("Files"))
            .SelectMany(file => s_targets.Select(name => (file.PropertyInAnyCase(name)?.Value as SourceString)?.Value))
            .OfType<string>()
            .Select(path => path.Trim('/', '\\').Replace('\\', '/'))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        return set.Items.SelectMany(item => Fields(item).SelectMany(field => Check(item, field, delivered)))
            .Concat(set.Html().SelectMany(text => Check(text.Item, text.Html, delivered)));
    }

    // What has paths is a field of pictures or documents, whatever its name.
    private static IEnumerable<SourceObject> Fields(RecipeItem item)
        => RecipeSet.Descend(item.Node).OfType<SourceObject>().Where(node => node.Property("Paths")?.Value is SourceArray);

    private static IEnumerable<Finding> Check(RecipeItem item, SourceObject field, HashSet<string> delivered)
    {
        var paths = ((SourceArray)field.Property("Paths")!.Value).Items.OfType<SourceString>().ToList();
        var texts = (field.Property("MediaTexts")?.Value as SourceArray)?.Items.OfType<SourceString>().ToList() ?? [];
        for (var i = 0; i < paths.Count; i++)
        {
            if (!delivered.Contains(paths[i].Value.Trim('/')))
            {
                yield return Missing(item, paths[i], paths[i].Value);
            }

            if (i >= texts.Count || string.IsNullOrWhiteSpace(texts[i].Value))
            {
                yield return Finding.Warning(item.File, paths[i].Position, CheckCode.NoAltText, $"The picture \"{paths[i].Value}\" has no text. Write what it shows into \"MediaTexts\", unless it only decorates.");
            }
        }
    }

    private static IEnumerable<Finding> Check(RecipeItem item, SourceString html, HashSet<string> delivered)
    {
        foreach (var element in new HtmlParser().ParseDocument(html.Value).All)
        {
            if (element.LocalName == "img" && element.GetAttribute("alt") is null)
            {
                yield return Finding.Error(item.File, html.Position, CheckCode.NoAltText, $"The picture \"{element.GetAttribute("src")}\" has no attribute alt. Add alt=\"…\" with what it shows, or alt=\"\" if it only decorates.");
            }

            foreach (var address in new[] { element.GetAttribute("src"), element.GetAttribute("href") }.OfType<string>())
            {
                if (address.Trim().StartsWith(MediaPath, StringComparison.OrdinalIgnoreCase)
                    && Uri.UnescapeDataString(address.Trim()[MediaPath.Length..].Split('?', '#')[0]) is { Length: > 0 } path && !delivered.Contains(path))
                {
                    yield return Missing(item, html, path);
                }
            }
        }
    }

    private static Finding Missing(RecipeItem item, SourceString place, string path)
        => Finding.Error(item.File, place.Position, CheckCode.MissingMedia,
            $"No step \"media\" brings \"{path}\" into the media library. Add it to a step \"media\" with its file beside the recipe, or take the address out.");
}
