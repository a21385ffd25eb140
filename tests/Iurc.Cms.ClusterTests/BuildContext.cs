using System.Text.RegularExpressions;

namespace Iurc.Cms.ClusterTests;

/// <summary>Which files <c>docker build</c> sends, by the rules of a <c>.dockerignore</c> (https://docs.docker.com/build/concepts/context/#dockerignore-files): the last pattern that fits decides.</summary>
internal sealed class BuildContext(string dockerignore)
{
    private readonly List<(bool IsSent, Regex Pattern)> _rules = [.. File.ReadAllLines(dockerignore)
        .Select(line => line.Trim())
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => (line[0] == '!', PatternOf(line.TrimStart('!').Trim('/'))))];

    /// <summary>Whether a file gets into the build, by its path from the root of the repository.</summary>
    public bool Holds(string path)
    {
        var isSent = true;
        foreach (var (sends, pattern) in _rules)
        {
            if (pattern.IsMatch(path))
            {
                isSent = sends;
            }
        }

        return isSent;
    }

    // A pattern that fits a folder fits all that lies in it.
    private static Regex PatternOf(string glob)
        => new("^" + Regex.Escape(glob).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "(/.*)?$", RegexOptions.CultureInvariant);
}
