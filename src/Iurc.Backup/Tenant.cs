namespace Iurc.Backup;

/// <summary>A site that has been set up, and where its data lies.</summary>
/// <param name="Name">The name of its folder, and its key in <c>tenants.json</c>.</param>
/// <param name="IsRunning">Whether it is switched on.</param>
/// <param name="SettingsPath">Its settings file.</param>
/// <param name="Provider">Orchard's name for the kind of database: <c>Sqlite</c> or <c>Postgres</c>.</param>
/// <param name="ConnectionString">For PostgreSQL.</param>
/// <param name="DatabaseFile">For SQLite, the database, which need not be there.</param>
/// <param name="Schema">For PostgreSQL, the schema; null or empty for the server's own choice.</param>
/// <param name="Prefix">What the names of its tables begin with.</param>
/// <param name="DocumentTable">The table that every such site has, with the prefix.</param>
internal sealed record Tenant(string Name, bool IsRunning, string SettingsPath, string Provider, string? ConnectionString, string DatabaseFile, string? Schema, string Prefix, string DocumentTable)
{
    public const string Sqlite = "Sqlite";
    public const string Postgres = "Postgres";

    // What Orchard calls the database if nothing is said, and what it did before.
    private static readonly string[] s_usualNames = ["OrchardCore.db", "yessql.db"];

    /// <summary>Reads the settings of a tenant that has been set up.</summary>
    /// <exception cref="BackupException">They are broken, or of a database that this program does not know.</exception>
    public static Tenant Read(string name, bool isRunning, string folder)
    {
        var file = Path.Combine(folder, "appsettings.json");
        if (!File.Exists(file))
        {
            throw new BackupException($"The tenant {name} has been set up, but its settings file {file} is missing. Restore a back-up.");
        }

        var settings = SettingsFile.Read(file);
        var provider = settings.Text("DatabaseProvider", file);
        if (string.IsNullOrEmpty(provider))
        {
            throw SettingsFile.Broken(file, "it does not say in \"DatabaseProvider\" where the data lies");
        }

        if (provider is not (Sqlite or Postgres))
        {
            throw new BackupException($"The data of the tenant {name} lies in a database of the kind \"{provider}\" ({file}). This program works with {Sqlite} and {Postgres} alone.");
        }

        var prefix = settings.Text("TablePrefix", file)?.Trim() ?? "";
        var separator = settings.Text("TableNameSeparator", file) switch { null => "_", "NULL" => "", var text => text };
        var table = settings.Text("DocumentTable", file) is { Length: > 0 } given ? given : "Document";
        prefix += prefix.Length > 0 ? separator : "";
        return new Tenant(
            name, isRunning, file, provider, settings.Text("ConnectionString", file), DatabaseIn(folder, settings.Text("DatabaseName", file), file), settings.Text("Schema", file), prefix, prefix + table);
    }

    private static string DatabaseIn(string folder, string? name, string file)
    {
        if (string.IsNullOrEmpty(name))
        {
            return s_usualNames.Select(usual => Path.Combine(folder, usual)).FirstOrDefault(File.Exists) ?? Path.Combine(folder, s_usualNames[0]);
        }

        return name == Path.GetFileName(name) && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && name is not ("." or "..")
            ? Path.Combine(folder, name)
            : throw SettingsFile.Broken(file, $"\"DatabaseName\" is no file's name, but \"{name}\"");
    }
}
