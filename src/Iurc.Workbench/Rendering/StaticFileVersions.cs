using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;

namespace Iurc.Workbench.Rendering;

/// <summary>Adds a hash of its content to the address of a static file, as ASP.NET does.</summary>
internal sealed class StaticFileVersions(string folder)
{
    /// <summary>Where the theme's files are served.</summary>
    public const string RequestPath = "/Iurc.Theme";

    private readonly ConcurrentDictionary<string, string?> _hashes = new(StringComparer.Ordinal);

    /// <summary>The address with its version; unchanged when there is no such file.</summary>
    public string AddTo(string address)
        => address.StartsWith(RequestPath + "/", StringComparison.OrdinalIgnoreCase)
            && _hashes.GetOrAdd(address[(RequestPath.Length + 1)..].Split('?', '#')[0], HashOf) is { } hash
                ? QueryHelpers.AddQueryString(address, "v", hash)
                : address;

    private string? HashOf(string file)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file));
        return path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(path)
            ? WebEncoders.Base64UrlEncode(SHA256.HashData(File.ReadAllBytes(path)))
            : null;
    }
}
