namespace Iurc.Cms.Editorial.LinkHealth.Visiting;

/// <summary>What a robots.txt asks of one program (RFC 9309).</summary>
public sealed class RobotsRules
{
    private readonly List<(string Pattern, bool IsAllowed)> _rules = [];

    private RobotsRules()
    {
    }

    /// <summary>Rules that allow everything.</summary>
    public static RobotsRules AllowAll { get; } = new();

    /// <summary>Rules that allow nothing.</summary>
    public static RobotsRules AllowNothing { get; } = Parse("User-agent: *\nDisallow: /", "");

    /// <summary>Reads the rules for the program with the given name, or those for all programs if it is not named.</summary>
    public static RobotsRules Parse(string text, string program)
    {
        ArgumentNullException.ThrowIfNull(text);

        RobotsRules? named = null, general = null;
        var concerned = new List<RobotsRules>();
        var isHead = false;
        // Some editors begin a file with a byte order mark; it is no part of the first line.
        foreach (var line in text.TrimStart('\uFEFF').Split('\n', '\r'))
        {
            var parts = line.Split('#')[0].Split(':', 2, StringSplitOptions.TrimEntries);
            if (parts.Length < 2)
            {
                continue;
            }

            switch (parts[0].ToUpperInvariant())
            {
                case "USER-AGENT":
                    if (!isHead)
                    {
                        concerned.Clear();
                        isHead = true;
                    }

                    if (parts[1] == "*")
                    {
                        concerned.Add(general ??= new RobotsRules());
                    }
                    else if (string.Equals(parts[1], program, StringComparison.OrdinalIgnoreCase))
                    {
                        concerned.Add(named ??= new RobotsRules());
                    }

                    break;
                case "ALLOW" or "DISALLOW":
                    isHead = false;
                    // An empty "Disallow:" forbids nothing.
                    if (parts[1].Length > 0)
                    {
                        concerned.ForEach(rules => rules._rules.Add((parts[1], parts[0].Equals("Allow", StringComparison.OrdinalIgnoreCase))));
                    }

                    break;
                default:
                    break;
            }
        }

        return named ?? general ?? AllowAll;
    }

    /// <summary>Whether the page with this path and query may be visited: the longest rule that fits decides, and "allow" wins a tie.</summary>
    public bool Allow(string pathAndQuery)
    {
        ArgumentNullException.ThrowIfNull(pathAndQuery);

        return _rules
            .Where(rule => Fits(rule.Pattern, pathAndQuery))
            .OrderByDescending(rule => rule.Pattern.Length)
            .ThenByDescending(rule => rule.IsAllowed)
            .Select(rule => rule.IsAllowed)
            .FirstOrDefault(true);
    }

    // "*" stands for anything, "$" for the end of the address. No regular expression: the pattern comes from strangers.
    private static bool Fits(string pattern, string path)
    {
        var isWhole = pattern.EndsWith('$');
        var pieces = (isWhole ? pattern[..^1] : pattern).Split('*');
        if (!path.StartsWith(pieces[0], StringComparison.Ordinal))
        {
            return false;
        }

        var at = pieces[0].Length;
        for (var i = 1; i < pieces.Length; i++)
        {
            var isLast = isWhole && i == pieces.Length - 1;
            var found = isLast ? path.Length - pieces[i].Length : path.IndexOf(pieces[i], at, StringComparison.Ordinal);
            if (found < at || (isLast && !path.EndsWith(pieces[i], StringComparison.Ordinal)))
            {
                return false;
            }

            at = found + pieces[i].Length;
        }

        return !isWhole || at == path.Length;
    }
}
