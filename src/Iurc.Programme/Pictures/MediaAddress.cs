using System.Text.RegularExpressions;

namespace Iurc.Programme.Pictures;

/// <summary>
/// Which file of the media library an address on a page leads to, however it is written: read as a browser reads it (WHATWG URL Standard,
/// section 4.4) and then as the site does. Where the page itself stands is not known here, and what is doubtful counts as a use: asked
/// about one file too many, an editor loses nothing.
/// </summary>
public static partial class MediaAddress
{
    /// <summary>The files that <paramref name="address"/> may lead to, each in the form of <see cref="MediaPath"/>; most often none or one.</summary>
    /// <param name="address">The value of a <c>href</c>, a <c>src</c> or the like: absolute, from the root, or relative to any page.</param>
    /// <param name="mediaPath">The path under which the site serves the library, for example <c>/media</c>. Its last name is what is looked for: a relative address may lack the rest.</param>
    public static IReadOnlyCollection<string> PathsOf(string address, string mediaPath)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(mediaPath);

        var library = mediaPath.TrimEnd('/')[(mediaPath.TrimEnd('/').LastIndexOf('/') + 1)..];
        var path = WithoutDots(PathIn(address));
        var found = new HashSet<string>(StringComparer.Ordinal);

        // ASP.NET Core leaves "%2F" in a path as it is; a proxy before it may not.
        foreach (var names in new[] { Slash().Replace(path, "%25$1"), path }.Select(text => Uri.UnescapeDataString(text).Split('/', '\\')))
        {
            for (var i = 0; i < names.Length - 1; i++)
            {
                if (string.Equals(names[i], library, StringComparison.OrdinalIgnoreCase)
                    && MediaPath.TryNormalize(string.Join('/', names.AsSpan(i + 1)), out var file) && file.Length > 0)
                {
                    found.Add(file);
                }
            }
        }

        return found;
    }

    // Without scheme, query and fragment. Browsers take out tabs and line ends anywhere, and control characters and blanks at both ends.
    private static string PathIn(string address)
    {
        var text = LineEnds().Replace(address, "").AsSpan().Trim(s_c0AndBlank);
        var end = text.IndexOfAny('?', '#');
        return Scheme().Replace((end < 0 ? text : text[..end]).ToString().Replace('\\', '/'), "");
    }

    // "%2e" is a dot to a browser. An empty name is a name to it. What leads out of the root, or of the page's folder, leads nowhere else here.
    private static string WithoutDots(string path)
    {
        var names = new List<string>();
        foreach (var name in path.Split('/'))
        {
            switch (Dot().Replace(name, "."))
            {
                case ".":
                    break;
                case "..":
                    if (names.Count > 0)
                    {
                        names.RemoveAt(names.Count - 1);
                    }

                    break;
                default:
                    names.Add(name);
                    break;
            }
        }

        return string.Join('/', names);
    }

    private static readonly char[] s_c0AndBlank = [.. Enumerable.Range(0, ' ' + 1).Select(code => (char)code)];

    [GeneratedRegex(@"[\t\n\r]")]
    private static partial Regex LineEnds();

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9+.\-]*:")]
    private static partial Regex Scheme();

    [GeneratedRegex("%2e", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Dot();

    [GeneratedRegex("%(2f)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Slash();
}
