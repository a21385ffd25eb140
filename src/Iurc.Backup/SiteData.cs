using System.Data.Common;
using System.Text.Json.Nodes;

namespace Iurc.Backup;

/// <summary>The folder that a site writes to: which of its files a back-up needs, and where its tenants keep their data.</summary>
internal static class SiteData
{
    private const string TenantsFile = "tenants.json";
    private const string SitesFolder = "Sites";

    /// <summary>Whether a site has been set up there.</summary>
    public static bool IsThere(string appData) => File.Exists(Path.Combine(appData, TenantsFile)) && Directory.Exists(Path.Combine(appData, SitesFolder));

    /// <summary>
    /// The files of the site, as paths relative to <paramref name="appData"/>. Left out is what is made anew (resized pictures,
    /// logs) and what belongs to a SQLite file that is open.
    /// </summary>
    public static IEnumerable<string> Files(string appData)
        => Directory.EnumerateFiles(Path.Combine(appData, SitesFolder), "*", SearchOption.AllDirectories)
            .Where(file => !SqliteFile.IsCompanion(file))
            .Select(file => Path.GetRelativePath(appData, file))
            .Prepend(TenantsFile)
            .Order(StringComparer.Ordinal);

    /// <summary>The settings file of each tenant.</summary>
    public static IEnumerable<string> SettingsFiles(string appData)
        => Directory.EnumerateDirectories(Path.Combine(appData, SitesFolder))
            .Select(folder => Path.Combine(folder, "appsettings.json"))
            .Where(File.Exists)
            .Order(StringComparer.Ordinal);

    /// <summary>The connection strings of the tenants whose data lies in PostgreSQL, by the tenant's name.</summary>
    /// <exception cref="BackupException">A tenant's data lies in a database that this program cannot back up.</exception>
    public static IReadOnlyDictionary<string, DbConnectionStringBuilder> PostgresTenants(string appData)
    {
        var tenants = new Dictionary<string, DbConnectionStringBuilder>(StringComparer.Ordinal);
        foreach (var file in SettingsFiles(appData))
        {
            var settings = JsonNode.Parse(File.ReadAllText(file));
            var tenant = Path.GetFileName(Path.GetDirectoryName(file)!);
            switch ((string?)settings?["DatabaseProvider"])
            {
                case null or "" or "Sqlite":
                    break;
                case "Postgres":
                    tenants.Add(tenant, new DbConnectionStringBuilder { ConnectionString = (string?)settings["ConnectionString"] });
                    break;
                case var other:
                    throw new BackupException($"The data of the tenant {tenant} lies in a database of the kind {other}. Back that up with its own tools; this command knows Sqlite and Postgres.");
            }
        }

        return tenants;
    }

    /// <summary>Lets a tenant find its data in another database.</summary>
    public static void SetConnectionString(string settingsFile, string connectionString)
    {
        var settings = JsonNode.Parse(File.ReadAllText(settingsFile))!;
        settings["ConnectionString"] = connectionString;
        File.WriteAllText(settingsFile, settings.ToJsonString(new() { WriteIndented = true }));
    }
}
