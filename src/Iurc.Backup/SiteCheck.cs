namespace Iurc.Backup;

/// <summary>Looks whether a folder holds a site that can run: settings that can be read, and the database that they name.</summary>
public static class SiteCheck
{
    /// <summary>
    /// Looks at the site in a folder before it is started. A folder in which none has been set up is well, and so is a site whose
    /// database is on a server: that may be away, and come back. Nothing is changed.
    /// </summary>
    /// <exception cref="BackupException">It cannot run. The message says why and what to do.</exception>
    public static async Task RunAsync(string appData)
    {
        if (!SiteData.HasTenants(appData))
        {
            return;
        }

        foreach (var tenant in SiteData.Tenants(appData).Where(tenant => tenant.IsRunning))
        {
            if ((await FindFaultAsync(tenant) ?? await FindFaultOnServerAsync(tenant)) is { } fault)
            {
                throw new BackupException($"The site has been set up, but {fault}. It is left as it is: put the right database there, or restore a back-up.");
            }

            if (tenant.Provider == Tenant.Sqlite && !await SqliteFile.IsWritableAsync(tenant.DatabaseFile))
            {
                throw new BackupException($"The database {tenant.DatabaseFile} cannot be written. Give the program write access to it and to its folder, and start again.");
            }
        }
    }

    /// <summary>Whether a folder has a list of tenants.</summary>
    /// <exception cref="BackupException">There is a folder in its place.</exception>
    public static bool HasTenants(string appData) => SiteData.HasTenants(appData);

    /// <summary>
    /// The SQLite database of a site in a folder whose list of tenants is lost, or one with a table of the same name, which Orchard would
    /// take for its own; null when there is none.
    /// </summary>
    public static async Task<string?> FindDatabaseAsync(string siteFolder, string documentTable)
    {
        foreach (var file in Directory.Exists(siteFolder) ? Directory.EnumerateFiles(siteFolder, "*.db") : [])
        {
            var fault = await SqliteFile.WhyForeignAsync(file, documentTable);
            if (fault is null || fault == SqliteFile.NotOfASite(documentTable))
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>Whether a tenant's database on a server is another one; null when it is not, or the server does not say.</summary>
    internal static async Task<string?> FindFaultOnServerAsync(Tenant tenant)
    {
        if (tenant.Provider != Tenant.Postgres)
        {
            return null;
        }

        var site = new PostgresSite(PostgresConnection.Read(tenant.ConnectionString, ""), tenant.Schema, tenant.Prefix, tenant.DocumentTable);
        return await site.IsThereAsync() is false ? $"the database {site.Name} ({tenant.SettingsPath}) does not hold it: the table {tenant.DocumentTable} is missing or empty" : null;
    }

    /// <summary>What keeps a tenant from running; null when nothing does. Its database on a server is not asked.</summary>
    /// <exception cref="BackupException">Its connection string is none.</exception>
    internal static async Task<string?> FindFaultAsync(Tenant tenant)
    {
        if (tenant.Provider == Tenant.Postgres)
        {
            PostgresConnection.Read(tenant.ConnectionString, $"\"ConnectionString\" in {tenant.SettingsPath}");
            return null;
        }

        return await SqliteFile.WhyForeignAsync(tenant.DatabaseFile, tenant.DocumentTable) is { } fault
            ? $"{tenant.DatabaseFile} is not its database ({fault.ReplaceLineEndings(" ")})"
            : null;
    }
}
