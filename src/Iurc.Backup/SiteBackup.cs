using System.Globalization;
using System.IO.Compression;

namespace Iurc.Backup;

/// <summary>Writes a back-up of a site, which may be running.</summary>
internal static class SiteBackup
{
    /// <summary>
    /// Writes the back-up and restores it into a folder of its own to see that it is sound. Only then does it get its name.
    /// </summary>
    /// <returns>What has been done, for the console.</returns>
    /// <exception cref="BackupException">It cannot be done. There is no file then.</exception>
    public static async Task<string> WriteAsync(string appData, string file)
    {
        SiteLock.CheckWhole(appData);
        if (!SiteData.IsThere(appData))
        {
            throw new BackupException($"There is no site in the folder {appData}. Name the site's folder in the environment variable ORCHARD_APP_DATA.");
        }

        if (Path.Exists(file))
        {
            throw new BackupException($"{file} is already there. Give the back-up another name.");
        }

        var folder = Path.GetDirectoryName(file)!;
        if (!Directory.Exists(folder))
        {
            throw new BackupException($"There is no folder {folder}. Make it first.");
        }

        if (!Path.GetRelativePath(appData, file).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(appData, file)))
        {
            throw new BackupException($"{file} lies in the site's own folder, where it would be lost with the site. Name another folder.");
        }

        var tenants = SiteData.Tenants(appData);
        if (tenants.Count == 0)
        {
            throw new BackupException($"No site has been set up in the folder {appData}. Name the site's folder in the environment variable ORCHARD_APP_DATA.");
        }

        foreach (var tenant in tenants)
        {
            await CheckAsync(tenant);
        }

        WorkFolder.DeleteAbandoned(folder);
        using var work = new WorkFolder(folder, Path.GetFileName(file));
        using var stop = StopSignals.Handle(work.Dispose);
        var partial = work.File("partial");
        var manifest = await WriteArchiveAsync(appData, tenants, partial, work);
        await BackupFile.ExtractAsync(partial, work.Folder("check"));
        File.Move(partial, file);

        return string.Create(CultureInfo.InvariantCulture, $"{file}: {manifest.Members.Count} files, {new FileInfo(file).Length:N0} bytes; restored to a folder of its own and found sound.");
    }

    private static async Task CheckAsync(Tenant tenant)
    {
        if ((await SiteCheck.FindFaultAsync(tenant) ?? await SiteCheck.FindFaultOnServerAsync(tenant)) is { } fault)
        {
            throw new BackupException($"The site has been set up, but {fault}. There is no back-up: restore an older one.");
        }
    }

    private static async Task<Manifest> WriteArchiveAsync(string appData, IReadOnlyList<Tenant> tenants, string target, WorkFolder work)
    {
        var members = new List<Member>();
        var manifest = new Manifest(Manifest.ThisProgram, Manifest.ThisFormat, DateTime.UtcNow, members);

        await using var stream = new FileStream(target, Private(FileMode.CreateNew));
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            // The databases first: what they name is on the disk by then.
            foreach (var tenant in tenants.Where(tenant => tenant.Provider == Tenant.Postgres))
            {
                var dump = work.File("dump");
                await new PostgresDatabase(PostgresConnection.Read(tenant.ConnectionString, $"\"ConnectionString\" in {tenant.SettingsPath}")).DumpAsync(dump);
                members.Add(await BackupFile.AddAsync(archive, dump, BackupFile.PostgresFolder + tenant.Name + ".dump"));
                File.Delete(dump);
            }

            foreach (var path in SiteData.Files(appData).OrderByDescending(path => SqliteFile.IsDatabase(Path.Combine(appData, path))))
            {
                var (source, name) = (Path.Combine(appData, path), BackupFile.DataFolder + path.Replace(Path.DirectorySeparatorChar, '/'));
                try
                {
                    members.Add(SqliteFile.IsDatabase(source) ? await AddDatabaseAsync(archive, source, name, work) : await BackupFile.AddAsync(archive, source, name));
                }
                catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
                {
                    // Deleted meanwhile, as a picture may be.
                }
            }

            await using var entry = await archive.CreateEntry(Manifest.EntryName).OpenAsync();
            manifest.Write(entry);
        }

        stream.Flush(flushToDisk: true);
        return manifest;
    }

    private static async Task<Member> AddDatabaseAsync(ZipArchive archive, string source, string name, WorkFolder work)
    {
        var copy = work.File("copy.db");
        await SqliteFile.CopyAsync(source, copy);
        if (await SqliteFile.FindFaultAsync(copy) is { } fault)
        {
            throw new BackupException($"The database {source} is not sound ({fault}). There is no back-up: restore an older one.");
        }

        var member = await BackupFile.AddAsync(archive, copy, name);
        File.Delete(copy);
        return member;
    }

    // A back-up holds keys and passwords' hashes.
    private static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.ReadWrite };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
