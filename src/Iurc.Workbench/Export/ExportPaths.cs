using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Iurc.Workbench.Export;

/// <summary>
/// Gives each address of the site a file. A file server knows no query strings, so that <c>/list?page=2</c> becomes <c>/list/page-2/</c>.
/// </summary>
internal static class ExportPaths
{
    /// <summary>The address under which a page is found in the export.</summary>
    /// <param name="address">The path and the query string in the site.</param>
    public static string PageAddress(string address)
    {
        var (path, query) = Split(address);
        var steps = path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).Select(Safe).ToList();
        if (query.Length > 0)
        {
            // In the order of the names, so that two spellings of one page are one file.
            steps.Add(string.Join('-', QueryHelpers.ParseQuery(query).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => Safe($"{pair.Key}-{string.Join('-', pair.Value.ToArray())}"))));
        }

        return steps.Count == 0 ? "/" : $"/{string.Join('/', steps.Select(Uri.EscapeDataString))}/";
    }

    /// <summary>The address under which anything that is no page is found in the export.</summary>
    public static string AssetAddress(string address)
    {
        var (path, query) = Split(address);
        var plain = "/" + string.Join('/', path.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString).Select(Safe).Select(Uri.EscapeDataString));
        var values = QueryHelpers.ParseQuery(query);
        if (values.Keys.All(key => key is "v" or "token"))
        {
            return plain;
        }

        // The size of a picture makes another picture.
        var mark = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query)))[..8];
        var dot = plain.LastIndexOf('.');
        return dot > plain.LastIndexOf('/') ? $"{plain[..dot]}.{mark}{plain[dot..]}" : $"{plain}.{mark}";
    }

    /// <summary>The file for an address of the export, with slashes.</summary>
    public static string FileOf(string exportAddress)
    {
        var path = Uri.UnescapeDataString(exportAddress.TrimStart('/'));
        return path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
    }

    private static (string Path, string Query) Split(string address) => address.Split('?', 2) is [var path, var query] ? (path, query) : (address, "");

    // What a file system, on any computer, may not have in a name.
    private static string Safe(string name)
    {
        var safe = string.Concat(name.Select(c => c is '<' or '>' or ':' or '"' or '/' or '\\' or '|' or '?' or '*' || char.IsControl(c) ? '_' : c)).TrimEnd('.', ' ');
        return safe.Length is 0 or > 120 ? Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..16] : safe;
    }
}
