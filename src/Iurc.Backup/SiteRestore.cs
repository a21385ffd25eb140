using System.Globalization;
using Npgsql;

namespace Iurc.Backup;

/// <summary>Puts a back-up in the place of a site.</summary>
internal static class SiteRestore
{
    private const string AsidePrefix = "before-restore-";
    private const string WorkName = "restore";

    /// <summary>
    /// Restores a back-up. It is unpacked and checked beside the site before anything is touched; what was there is moved aside
    /// and kept.
    /// </summary>
    /// <param name="appData">The folder that the site writes to. It need not be there.</param>
    /// <param name="file">The back-up.</param>
    /// <param name="connectionString">For a site on PostgreSQL: the empty database to restore to. Null for the one that the back-up names.</param>
    /// <returns>What has been done, for the console.</returns>
    /// <exception cref="BackupException">It cannot be done; the site is as it was.</exception>
    public static async Task<string> RunAsync(string appData, string file, string? connectionString)
    {
        var database = connectionString is null ? null : PostgresConnection.Read(connectionString, "What --database names");
        if (!File.Exists(file))
        {
            throw new BackupException($"There is no file {file}. Nothing has been changed.");
        }

        var isNew = !Directory.Exists(appData);
        Directory.CreateDirectory(appData);
        try
        {
            using var site = SiteLock.Seize(appData);
            WorkFolder.DeleteLeftovers(appData, WorkName);
            using var work = new WorkFolder(appData, WorkName);
            var manifest = await BackupFile.ExtractAsync(file, work.Path);
            var data = work.File("data");

            await RestoreDatabasesAsync(work, data, database);
            isNew = false;
            var aside = Swap(appData, data, site);
            return string.Create(CultureInfo.InvariantCulture, $"The site of {manifest.Created:yyyy-MM-dd HH:mm} UTC is back in {appData}.")
                + (aside is null ? "" : $" What was there is now in {aside}: delete it when all is well.");
        }
        finally
        {
            if (isNew)
            {
                Directory.Delete(appData, recursive: true);
            }
        }
    }

    private static async Task RestoreDatabasesAsync(WorkFolder work, string data, NpgsqlConnectionStringBuilder? database)
    {
        var tenants = SiteData.Tenants(data).Where(tenant => tenant.Provider == Tenant.Postgres).ToList();
        if (database is not null && tenants.Count != 1)
        {
            throw new BackupException("The back-up is not of one tenant on PostgreSQL, so that no database can be named for it. Nothing has been changed.");
        }

        foreach (var tenant in tenants)
        {
            // The database last: once it is filled nothing may fail any more but the moving of files.
            if (database is not null)
            {
                SettingsFile.Set(tenant.SettingsPath, "ConnectionString", database.ConnectionString);
            }

            await new PostgresDatabase(database ?? PostgresConnection.Read(tenant.ConnectionString, "The back-up"))
                .RestoreAsync(work.File(Path.Combine("postgres", tenant.Name + ".dump")));
        }
    }

    // Entry by entry, within the folder: it may be the root of a volume, which cannot be moved.
    private static string? Swap(string appData, string data, SiteLock site)
    {
        var aside = Path.Combine(appData, AsidePrefix + DateTime.UtcNow.ToString("yyyyMMdd-HHmmss-fff", CultureInfo.InvariantCulture));
        var former = Directory.EnumerateFileSystemEntries(appData)
            .Where(entry => Path.GetFileName(entry) is var name && !SiteLock.IsOwn(name) && !name.StartsWith(AsidePrefix, StringComparison.Ordinal) && !data.StartsWith(entry, StringComparison.Ordinal))
            .ToList();
        var moves = former.Select(entry => (From: entry, To: Path.Combine(aside, Path.GetFileName(entry))))
            .Concat(Directory.EnumerateFileSystemEntries(data).Select(entry => (From: entry, To: Path.Combine(appData, Path.GetFileName(entry)))))
            .ToList();

        var done = new Stack<(string From, string To)>();
        try
        {
            Directory.CreateDirectory(aside);
            site.BeginChange();
            foreach (var move in moves)
            {
                Directory.Move(move.From, move.To);
                done.Push(move);
            }
        }
        catch (Exception e)
        {
            PutBack(done, aside, site, e);
            throw;
        }

        site.EndChange();
        if (former.Count > 0)
        {
            return aside;
        }

        Directory.Delete(aside);
        return null;
    }

    private static void PutBack(Stack<(string From, string To)> done, string aside, SiteLock site, Exception cause)
    {
        try
        {
            foreach (var (from, to) in done)
            {
                Directory.Move(to, from);
            }

            if (Directory.Exists(aside))
            {
                Directory.Delete(aside);
            }

            site.EndChange();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BackupException($"The restore stopped half-way: {cause.Message} What was there is partly in {aside}. No site starts in this folder until the same restore has been run again to its end.", e);
        }
    }
}
