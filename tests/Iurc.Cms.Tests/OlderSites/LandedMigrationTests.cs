using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.OlderSites;

/// <summary>
/// A migration, or an upgrade recipe, that has landed is never changed: sites have run it, and will not run it again. What is new is
/// added as a new method, or a new recipe, and to <c>Landed.csv</c>: run this test once with <c>ADD_LANDED=1</c>.
/// </summary>
public sealed partial class LandedMigrationTests
{
    private static readonly string s_list = Path.Combine(Repository.Root, "tests", "Iurc.Cms.Tests", "OlderSites", "Landed.csv");

    [Fact]
    public void What_has_landed_is_as_it_was_and_what_is_new_is_in_the_list()
    {
        var landed = File.ReadLines(s_list).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
        var found = Migrations().Concat(Recipes()).ToDictionary(pair => pair.Name, pair => HashOf(pair.Text), StringComparer.Ordinal);

        Assert.Equal([], landed.Where(known => found.GetValueOrDefault(known.Key) != known.Value).Select(known => known.Key));
        var added = found.Where(pair => !landed.ContainsKey(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal).ToList();
        if (Environment.GetEnvironmentVariable("ADD_LANDED") == "1")
        {
            File.AppendAllLines(s_list, added.Select(pair => $"{pair.Key},{pair.Value}"));
            return;
        }

        Assert.Equal([], added.Select(pair => pair.Key));
    }

    [Fact]
    public void All_migrations_are_looked_at()
    {
        Assert.Contains(Migrations(), method => method.Name == "src/Iurc.Cms.Editorial/Review/Migrations.cs CreateAsync" && method.Text.Contains("IDX_ReviewIndex_DocumentId", StringComparison.Ordinal));
        Assert.Contains(Migrations(), method => method.Name == "src/Iurc.Cms.Programme/Migrations.cs IndexAsync" && method.Text.EndsWith("columns));", StringComparison.Ordinal));
    }

    /// <summary>Every method and constant of every class that migrates, those that others use too.</summary>
    private static IEnumerable<(string Name, string Text)> Migrations()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal)))
        {
            var text = File.ReadAllText(file).ReplaceLineEndings("\n");
            if (!Migration().IsMatch(text))
            {
                continue;
            }

            var name = Path.GetRelativePath(Repository.Root, file).Replace('\\', '/');
            var twins = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (Match method in Method().Matches(text))
            {
                var count = twins[method.Groups["name"].Value] = twins.GetValueOrDefault(method.Groups["name"].Value) + 1;
                yield return ($"{name} {method.Groups["name"].Value}{(count > 1 ? count : "")}", method.Value);
            }

            foreach (Match field in Field().Matches(text))
            {
                yield return ($"{name} {field.Groups["name"].Value}", field.Value);
            }
        }
    }

    private static IEnumerable<(string Name, string Text)> Recipes()
        => Repository.RecipesIn("upgrades").Select(recipe => ("recipes/" + recipe, File.ReadAllText(Path.Combine(Repository.Root, "recipes", recipe))));

    private static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Blanks().Replace(text, " ").Trim())).AsSpan(0, 16));

    [GeneratedRegex(@"class \w+(\(.*\))? : DataMigration\b")]
    private static partial Regex Migration();

    // To the brace in the method's own column, or to the semicolon that ends an expression.
    [GeneratedRegex(@"^    (public|private|internal|protected) [^\n=;{]*?\b(?<name>\w+)(<\w+>)?\([^\n]*\n(        [^\n]*\n|\n)*?(    \{\n(.*\n)*?    \}$|        [^\n]*;$)", RegexOptions.Multiline)]
    private static partial Regex Method();

    [GeneratedRegex(@"^    (public|private|internal) (static readonly|const) [^\n=]*?(?<name>\w+) =[^\n]*;$", RegexOptions.Multiline)]
    private static partial Regex Field();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
