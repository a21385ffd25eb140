using AngleSharp.Html.Parser;
using Iurc.Programme;
using Iurc.Programme.Pictures;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds pictures without a text, and pictures and documents that are not in the media library.</summary>
internal static class PictureChecks
{
    private const string MediaPath = "/media/";
    private const string MediaTexts = "MediaTexts";

    // The feature of Iurc.Cms.Editorial that refuses pictures without a text.
    private const string ImagesFeature = "Iurc.Cms.Editorial.Images";

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

        // Another site may live without the texts; it is told all the same.
        var severity = IsRefused(set) ? Severity.Error : Severity.Warning;
        return set.Items.SelectMany(item => Fields(item).SelectMany(field => Check(item, field, delivered, severity)))
            .Concat(set.Html().SelectMany(text => Check(text.Item, text.Html, delivered, severity)));
    }

    // A part of the recipes, which enables nothing, counts as a part of this site.
    private static bool IsRefused(RecipeSet set)
    {
        var enabled = set.Files.SelectMany(file => file.Steps).SelectMany(RecipePlan.FeaturesEnabledBy).Select(feature => feature.Value).ToHashSet(StringComparer.Ordinal);
        return enabled.Count == 0 || enabled.Contains(ImagesFeature);
    }

    // What has paths is a field of pictures or documents, whatever its name.
    private static IEnumerable<SourceObject> Fields(RecipeItem item)
        => RecipeSet.Descend(item.Node).OfType<SourceObject>().Where(node => node.Property("Paths")?.Value is SourceArray);

    private static IEnumerable<Finding> Check(RecipeItem item, SourceObject field, HashSet<string> delivered, Severity severity)
    {
        var paths = ((SourceArray)field.Property("Paths")!.Value).Items.OfType<SourceString>().ToList();
        var isDecorative = field.Property("Decorative")?.Value is SourceBoolean { Value: true };
        var texts = (field.Property(MediaTexts)?.Value as SourceArray)?.Items.OfType<SourceString>().ToList() ?? [];
        for (var i = 0; i < paths.Count; i++)
        {
            if (!delivered.Contains(paths[i].Value.Trim('/')))
            {
                yield return Missing(item, paths[i], paths[i].Value);
            }

            foreach (var problem in PictureRules.CheckChosen(MediaTexts, paths[i].Value, i < texts.Count ? texts[i].Value : null, isDecorative))
            {
                yield return Report(item, paths[i], problem, severity);
            }
        }
    }

    private static IEnumerable<Finding> Check(RecipeItem item, SourceString html, HashSet<string> delivered, Severity severity)
    {
        foreach (var element in new HtmlParser().ParseDocument(html.Value).All)
        {
            foreach (var problem in element.LocalName == "img" ? PictureRules.CheckInText("Html", element.GetAttribute("src"), element.GetAttribute("alt")) : [])
            {
                yield return Report(item, html, problem, severity);
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

    private static Finding Report(RecipeItem item, SourceString place, Problem problem, Severity severity)
        => new(item.File.Path, place.Position, severity is Severity.Warning ? severity : problem.Severity, problem.Code, problem.Message);

    private static Finding Missing(RecipeItem item, SourceString place, string path)
        => Finding.Error(item.File, place.Position, CheckCode.MissingMedia,
            $"No step \"media\" brings \"{path}\" into the media library. Add it to a step \"media\" with its file beside the recipe, or take the address out.");
}
