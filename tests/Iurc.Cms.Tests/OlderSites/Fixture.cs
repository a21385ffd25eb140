using System.IO.Compression;
using System.Text;
using Iurc.Cms.Tests.Infrastructure;

namespace Iurc.Cms.Tests.OlderSites;

/// <summary>The databases that earlier versions have made at their first set-up, one file for each and for each kind of database.</summary>
internal static class Fixture
{
    private const string Extension = ".sql.gz";

    private static string Folder => Path.Combine(Repository.Root, "tests", "Iurc.Cms.Tests", "OlderSites", "Databases");

    /// <summary>The versions, by commit or release.</summary>
    /// <param name="kind"><c>sqlite</c> or <c>postgresql</c>.</param>
    public static IEnumerable<string> Versions(string kind)
        => Directory.EnumerateFiles(Folder, "*." + kind + Extension).Select(file => Path.GetFileName(file).Split('.')[0]).Order(StringComparer.Ordinal);

    /// <summary>The statements that make the database.</summary>
    public static async Task<string> ReadAsync(string version, string kind)
    {
        await using var file = new GZipStream(File.OpenRead(FileOf(version, kind)), CompressionMode.Decompress);
        using var reader = new StreamReader(file, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    public static async Task WriteAsync(string version, string kind, string dump)
    {
        Directory.CreateDirectory(Folder);
        await using var file = new GZipStream(File.Create(FileOf(version, kind)), CompressionLevel.SmallestSize);
        await file.WriteAsync(Encoding.UTF8.GetBytes(dump));
    }

    private static string FileOf(string version, string kind) => Path.Combine(Folder, $"{version}.{kind}{Extension}");
}
