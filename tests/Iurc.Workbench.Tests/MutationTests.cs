using System.Globalization;
using Iurc.Workbench.Checking;
using Iurc.Workbench.Checking.Themes;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>Breaks the repository's own recipes and templates in many ways that matter, each on its own, and counts what the check finds.</summary>
public sealed class MutationTests
{
    private const int Count = 200;
    private const double Wanted = 0.95;

    /// <summary>Seeds besides the first are for looking at by hand: set IURC_MUTATION_SEED.</summary>
    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("IURC_MUTATION_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : 20261124;

    [Fact]
    public async Task The_check_finds_at_least_19_of_20_faults()
    {
        using var copy = new SiteCopy();
        var code = LocalCode.Read(copy.Folder);
        var sound = await FaultsAsync(copy.Folder, code);
        var random = new Random(Seed);
        var missed = new List<string>();
        for (var i = 0; i < Count; i++)
        {
            // Half of them in recipes, half in templates.
            var mutation = i % 2 == 0 ? RecipeMutations.Next(copy.Folder, random) : TemplateMutations.Next(copy.Folder, random);
            var before = await File.ReadAllBytesAsync(mutation.Path, TestContext.Current.CancellationToken);
            if (mutation.Text is { } text)
            {
                await File.WriteAllTextAsync(mutation.Path, text, TestContext.Current.CancellationToken);
            }
            else
            {
                File.Delete(mutation.Path);
            }

            if (!(await FaultsAsync(copy.Folder, code)).Except(sound).Any())
            {
                missed.Add($"{Path.GetRelativePath(copy.Folder.Root, mutation.Path)}: {mutation.What}");
            }

            await File.WriteAllBytesAsync(mutation.Path, before, TestContext.Current.CancellationToken);
        }

        var report = string.Create(CultureInfo.InvariantCulture, $"Found {Count - missed.Count} of {Count} (seed {Seed}). Slipped through:\n{string.Join('\n', missed)}");
        TestContext.Current.TestOutputHelper?.WriteLine(report);
        Assert.True(missed.Count <= Count * (1 - Wanted), report);
    }

    // Where a fault stands says nothing: whatever is written anew moves those that were there before. The second of a kind is another fault.
    private static async Task<HashSet<(string File, string Code, string Message, int Number)>> FaultsAsync(SiteFolder folder, LocalCode code)
        => [.. (await SiteChecker.CheckAsync(new RecipeSet(RecipeFile.ReadAll(folder.Recipes), code), ThemeFiles.Read(folder), DateOnly.FromDateTime(DateTime.UtcNow)))
            .GroupBy(finding => (File: Path.GetRelativePath(folder.Root, finding.Path), finding.Code, finding.Message))
            .SelectMany(alike => alike.Select((_, number) => (alike.Key.File, alike.Key.Code, alike.Key.Message, number)))];
}
