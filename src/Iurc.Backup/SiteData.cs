using System.Text.Json.Nodes;

namespace Iurc.Backup;

/// <summary>The folder that a site writes to: which of its files a back-up needs, and where its tenants keep their data.</summary>
internal static class SiteData
{
    public const string TenantsFile = "tenants.json";
    public const string SitesFolder = "Sites";

    /// <summary>The kind of a document that Orchard stores first in each site's database, as a pattern for SQL's LIKE.</summary>
    public const string DocumentOfEverySite = "OrchardCore.%ShellDescriptor, %";

    private static readonly EnumerationOptions s_everything = new() { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false };

    /// <summary>Whether a site has been set up there.</summary>
    /// <exception cref="BackupException">There is a folder in the place of the list of tenants.</exception>
    public static bool IsThere(string appData) => HasTenants(appData) && Directory.Exists(Path.Combine(appData, SitesFolder));

    /// <summary>Whether there is a list of tenants.</summary>
    /// <inheritdoc cref="IsThere"/>
    public static bool HasTenants(string appData)
    {
        var file = Path.Combine(appData, TenantsFile);
        return !Directory.Exists(file) ? File.Exists(file)
            : throw new BackupException($"{file} is a folder, and should be the file with the list of tenants. Nothing has been changed: take the folder away, and restore a back-up if there was a site.");
    }

    /// <summary>
    /// The files of the site, as paths relative to <paramref name="appData"/>. Left out is what is made anew (resized pictures,
    /// logs) and what belongs to a SQLite file that is open.
    /// </summary>
    public static IEnumerable<string> Files(string appData)
        => Directory.EnumerateFiles(Path.Combine(appData, SitesFolder), "*", s_everything)
            .Where(file => !SqliteFile.IsCompanion(file))
            .Select(file => Path.GetRelativePath(appData, file))
            .Prepend(TenantsFile)
            .Order(StringComparer.Ordinal);

    /// <summary>The tenants that have been set up, also those that an administrator has switched off; none where nothing has been set up.</summary>
    /// <exception cref="BackupException">A settings file is broken, or a tenant's data lies in a database that this program does not know.</exception>
    public static IReadOnlyList<Tenant> Tenants(string appData)
    {
        var file = Path.Combine(appData, TenantsFile);
        var tenants = new List<Tenant>();
        foreach (var (name, node) in SettingsFile.Read(file))
        {
            if (node is not JsonObject tenant)
            {
                throw SettingsFile.Broken(file, $"\"{name}\" is no JSON object");
            }

            if (tenant.Text("State", file) is ("Running" or "Disabled") and var state)
            {
                tenants.Add(IsFolderName(name)
                    ? Tenant.Read(name, state == "Running", Path.Combine(appData, SitesFolder, name))
                    : throw SettingsFile.Broken(file, $"\"{name}\" is no tenant's name"));
            }
        }

        return tenants;
    }

    private static bool IsFolderName(string name)
        => name.Length > 0 && name is not ("." or "..") && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0;
}
