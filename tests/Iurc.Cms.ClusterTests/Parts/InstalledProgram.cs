using Xunit;

namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>A program that this machine may have, from a Debian package for example.</summary>
internal static class InstalledProgram
{
    // Debian keeps PostgreSQL's programs out of PATH, one folder for each version.
    private const string PostgresFolder = "/usr/lib/postgresql";

    /// <summary>The full path of a program, or null.</summary>
    public static string? Find(string name)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        var versions = Directory.Exists(PostgresFolder)
            ? Directory.EnumerateDirectories(PostgresFolder).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin"))
            : [];
        return folders.Concat(["/usr/sbin"]).Concat(versions).Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
    }

    /// <summary>Skips the test, by name, on a machine without one of the programs.</summary>
    /// <param name="package">The Debian package that has them.</param>
    /// <param name="names">The programs.</param>
    public static void Require(string package, params string[] names)
    {
        var missing = names.Where(name => Find(name) is null).ToList();
        Assert.SkipWhen(missing.Count > 0, $"Not installed: {string.Join(", ", missing)}. Debian's package is {package}.");
    }
}
