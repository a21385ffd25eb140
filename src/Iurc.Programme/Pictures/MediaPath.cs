using System.Buffers;
using System.Text;

namespace Iurc.Programme.Pictures;

/// <summary>
/// The one form in which a file or a folder of the media library is named: names with "/" between them. Whoever asks about a path,
/// and the store that then acts on it, both go by this form, on every system.
/// </summary>
public static class MediaPath
{
    /// <summary>The longest path, in UTF-16 units: shorter than what the index of the files in use can hold.</summary>
    public const int MostLength = 700;

    /// <summary>The longest name, in bytes of UTF-8: what the usual file systems take.</summary>
    public const int MostNameBytes = 255;

    // Windows takes some of these for something else than a letter of a name: "x.png:a" is x.png.
    private static readonly SearchValues<char> s_forbidden = SearchValues.Create(":*?\"<>|");

    /// <summary>Brings a path into its one form; the root is empty.</summary>
    /// <param name="path">What was asked for. Backslashes and blanks around it mean what they mean to Orchard's store.</param>
    /// <param name="normal">The path in its one form.</param>
    /// <returns>Whether there is one: not if the path leads out of the library, is too long, or has a name that is no <see cref="IsName"/>.</returns>
    public static bool TryNormalize(string? path, out string normal)
    {
        normal = "";
        var names = new List<string>();
        foreach (var name in (path ?? "").Replace('\\', '/').Trim('/', ' ').Split('/'))
        {
            switch (name)
            {
                case "" or ".":
                    break;
                case "..":
                    if (names.Count == 0)
                    {
                        return false;
                    }

                    names.RemoveAt(names.Count - 1);
                    break;
                default:
                    if (!IsName(name))
                    {
                        return false;
                    }

                    names.Add(name);
                    break;
            }
        }

        normal = string.Join('/', names);
        return normal.Length <= MostLength;
    }

    /// <summary>Whether this is text for one name, which the site may yet make a name of: no way to another folder, no control characters, no halves of letters.</summary>
    public static bool IsWording(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        return !name.AsSpan().ContainsAny('/', '\\') && !name.Any(char.IsControl) && IsText(name);
    }

    /// <summary>Whether a file or a folder can have this name, and no other that means the same to some system.</summary>
    public static bool IsName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);

        return name is not ("" or "." or "..")
            && name[0] != ' ' && name[^1] is not (' ' or '.')
            && !name.AsSpan().ContainsAny(s_forbidden)
            && IsWording(name)
            && Encoding.UTF8.GetByteCount(name) <= MostNameBytes;
    }

    /// <summary>Whether a new file can have this name: it needs something before its extension.</summary>
    public static bool IsFileName(string name) => IsName(name) && Path.GetFileNameWithoutExtension(name).Any(char.IsLetterOrDigit);

    /// <summary>The folder that a path in its one form lies in; empty for the root.</summary>
    public static string FolderOf(string normal)
    {
        ArgumentNullException.ThrowIfNull(normal);

        return normal.LastIndexOf('/') is var end and >= 0 ? normal[..end] : "";
    }

    /// <summary>Whether a path in its one form lies below a folder.</summary>
    public static bool IsBelow(string normal, string folder)
    {
        ArgumentNullException.ThrowIfNull(normal);
        ArgumentNullException.ThrowIfNull(folder);

        return folder.Length == 0 ? normal.Length > 0 : normal.StartsWith(folder + "/", StringComparison.Ordinal);
    }

    // A file system gets "?" for half a surrogate pair: different names would be one file.
    private static bool IsText(string name)
    {
        for (var rest = name.AsSpan(); rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out _, out var length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[length..];
        }

        return true;
    }
}
