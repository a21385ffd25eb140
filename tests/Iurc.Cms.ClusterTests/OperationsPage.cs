using Iurc.Cms.Tests.Infrastructure;

namespace Iurc.Cms.ClusterTests;

/// <summary>The commands that <c>docs/operations.md</c> shows.</summary>
internal static class OperationsPage
{
    /// <summary>The page.</summary>
    public static string Text { get; } = File.ReadAllText(Path.Combine(Repository.Root, "docs", "operations.md")).ReplaceLineEndings("\n");

    /// <summary>The blocks of shell commands, from the top.</summary>
    public static IReadOnlyList<string> Commands { get; } = [.. Blocks("sh")];

    /// <summary>The one block of commands that has a line beginning so.</summary>
    public static string With(string beginning) => Commands.Single(block => block.Split('\n').Any(line => line.StartsWith(beginning, StringComparison.Ordinal)));

    /// <summary>The blocks of a language.</summary>
    public static IEnumerable<string> Blocks(string language)
    {
        var lines = Text.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] == "```" + language)
            {
                var end = Array.IndexOf(lines, "```", i);
                yield return string.Join('\n', lines[(i + 1)..end]);
                i = end;
            }
        }
    }
}
