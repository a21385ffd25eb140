using System.Reflection;
using System.Text.RegularExpressions;
using Iurc.Workbench;

namespace Iurc.OrchardCatalogue.Tests;

/// <summary>Holds what the Workbench knows of Orchard to the real packages, and Orchard's own recipes to the Workbench.</summary>
public sealed partial class CatalogueTests
{
    [Fact]
    public void The_data_in_the_repository_is_what_the_packages_say()
    {
        using var stream = typeof(SiteFolder).Assembly.GetManifestResourceStream("orchard-3.0.1.json")!;
        using var reader = new StreamReader(stream);

        // After an update of Orchard: dotnet run --project tools/Iurc.OrchardCatalogue -- src/Iurc.Workbench/Data/orchard-3.0.1.json
        Assert.Equal(reader.ReadToEnd(), Catalogue.Read().ToText());
    }

    [Theory]
    [InlineData("TheAgencyTheme", "agency")]
    [InlineData("TheBlogTheme", "blog")]
    public async Task Orchards_own_recipes_raise_no_error(string theme, string recipe)
    {
        var folder = Directory.CreateTempSubdirectory("iurc-orchard-");
        try
        {
            var path = Unpack(Assembly.Load(theme), recipe, folder.FullName);
            await using var output = new StringWriter();
            await using var error = new StringWriter();
            var code = await Workbench.Program.RunAsync(["check", path], output, error, folder.FullName, TestContext.Current.CancellationToken);

            Assert.DoesNotContain(": error ", output.ToString(), StringComparison.Ordinal);
            Assert.Equal(0, code);

            // The silence above means something: the same recipe with a slip is not passed over.
            await File.WriteAllTextAsync(path, (await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken)).Replace("\"TitlePart\"", "\"TitelPart\"", StringComparison.Ordinal), TestContext.Current.CancellationToken);
            Assert.Equal(1, await Workbench.Program.RunAsync(["check", path], output, error, folder.FullName, TestContext.Current.CancellationToken));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // The recipe with the files that it brings, as the theme's assembly holds them; those that it holds as static files are empty here.
    private static string Unpack(Assembly theme, string recipe, string folder)
    {
        var resources = theme.GetManifestResourceNames();
        var name = Assert.Single(resources, resource => resource.EndsWith($"{recipe}.recipe.json", StringComparison.OrdinalIgnoreCase));
        var recipes = Directory.CreateDirectory(Path.Combine(folder, "Recipes")).FullName;
        var path = Path.Combine(recipes, $"{recipe}.recipe.json");
        File.WriteAllText(path, Text(theme, name));
        foreach (Match match in FilePath().Matches(File.ReadAllText(path)))
        {
            var file = Path.GetFullPath(Path.Combine(recipes, match.Groups["path"].Value));
            // Every file that the recipe names has to be one of the theme's.
            Assert.Contains(resources, resource => resource.Replace('>', '/').Replace('\\', '/').EndsWith(Path.GetFileName(file), StringComparison.OrdinalIgnoreCase));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, "");
        }

        return path;
    }

    private static string Text(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }

    [GeneratedRegex("""("SourcePath":\s*"|\[file:\w+\(')(?<path>[^"']+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex FilePath();
}
