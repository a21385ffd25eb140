using System.IO.Compression;
using System.Security.Cryptography;

namespace Iurc.Backup;

/// <summary>
/// A back-up as a file: a ZIP archive, so that any machine can look into it, with a <see cref="Manifest"/> that names each file
/// and its SHA-256.
/// </summary>
internal static class BackupFile
{
    /// <summary>Below this lie the files of the site's folder.</summary>
    public const string DataFolder = "data/";

    /// <summary>Below this lie the dumps of databases, one for each tenant.</summary>
    public const string PostgresFolder = "postgres/";

    private const string Unchanged = "Nothing has been changed.";

    // Deflate makes 1,032 bytes of one at the most (https://www.zlib.net/zlib_tech.html).
    private const long MostOfOneByte = 1032;

    // More than a manifest says of one file: its name, which is 4,096 bytes long at the most, and its sum.
    private const long MostOfOneMember = 8192;

    private const double Megabyte = 1_000_000;

    /// <summary>Adds one file to an archive.</summary>
    public static async Task<Member> AddAsync(ZipArchive archive, string file, string name)
    {
        await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var entry = await archive.CreateEntry(name).OpenAsync();
        var (length, sha256) = await CopyAsync(source, entry, long.MaxValue);
        return new Member(name, length, sha256);
    }

    /// <summary>Unpacks a back-up into an empty folder and checks every part of it.</summary>
    /// <returns>What it holds.</returns>
    /// <exception cref="BackupException">The file is no back-up, is of a newer kind, is not what it was when it was made, or needs more room than there is.</exception>
    public static async Task<Manifest> ExtractAsync(string file, string folder)
    {
        FileStream stream;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException($"There is no file {file}. {Unchanged}", e);
        }

        await using (stream)
        {
            if (!IsArchive(stream))
            {
                throw Foreign(file);
            }

            var manifest = await ReadAsync(stream, folder, file);
            await CheckSiteAsync(manifest, folder, file);
            return manifest;
        }
    }

    private static bool IsArchive(FileStream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var isArchive = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
        stream.Position = 0;
        return isArchive;
    }

    private static async Task<Manifest> ReadAsync(FileStream stream, string folder, string file)
    {
        try
        {
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var entries = new Dictionary<string, ZipArchiveEntry>(StringComparer.Ordinal);
            foreach (var entry in archive.Entries)
            {
                if (!entries.TryAdd(entry.FullName, entry))
                {
                    throw Damaged(file, $"it holds \"{entry.FullName}\" twice");
                }
            }

            var manifest = await ReadManifestAsync(entries, file);
            entries.Remove(Manifest.EntryName);
            var targets = Targets(manifest, entries, folder, file);
            CheckSizes(manifest, entries, stream.Length, folder, file);
            foreach (var member in manifest.Members)
            {
                await ExtractAsync(entries[member.Path], member, targets[member.Path], file);
            }

            return manifest;
        }
        catch (Exception e) when (IsOfTheArchive(e))
        {
            throw Damaged(file, "it is torn or cut short", e);
        }
    }

    // What .NET makes of an archive that is not one: it is written for archives, not for what a disk or a forger makes of them.
    private static bool IsOfTheArchive(Exception e)
        => !DiskSpace.IsFull(e) && (e is InvalidDataException or EndOfStreamException or ArgumentException or NotSupportedException or ArithmeticException or IndexOutOfRangeException or InvalidOperationException);

    private static async Task<Manifest> ReadManifestAsync(Dictionary<string, ZipArchiveEntry> entries, string file)
    {
        if (!entries.TryGetValue(Manifest.EntryName, out var entry))
        {
            throw Foreign(file);
        }

        await using var stream = await entry.OpenAsync();
        using var text = new MemoryStream();
        if (await CopyAsync(stream, text, MostOfOneMember * entries.Count) is { Length: < 0 })
        {
            throw Damaged(file, "its list of files is too long");
        }

        text.Position = 0;
        var manifest = Manifest.Read(text) ?? throw Foreign(file);
        return manifest.Format <= Manifest.ThisFormat
            ? manifest
            : throw new BackupException($"{file} was made by a newer version of the program (format {manifest.Format}, this version reads {Manifest.ThisFormat}). Restore it with that version. {Unchanged}");
    }

    private static Dictionary<string, string> Targets(Manifest manifest, Dictionary<string, ZipArchiveEntry> entries, string folder, string file)
    {
        var targets = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in manifest.Members)
        {
            var path = member?.Path;
            if (path is null || !entries.ContainsKey(path))
            {
                throw Damaged(file, "the files in it are not those that it lists");
            }

            var target = TargetOf(path, folder) ?? throw Damaged(file, $"it holds a file with the impossible name \"{path}\"");
            if (!targets.TryAdd(path, target))
            {
                throw Damaged(file, $"it lists \"{path}\" twice");
            }
        }

        return targets.Count == entries.Count ? targets : throw Damaged(file, "the files in it are not those that it lists");
    }

    // Before anything is unpacked: a few kilobytes can claim to be as large as any disk.
    private static void CheckSizes(Manifest manifest, Dictionary<string, ZipArchiveEntry> entries, long length, string folder, string file)
    {
        foreach (var member in manifest.Members)
        {
            var entry = entries[member.Path];
            if (member.Length != entry.Length)
            {
                throw Damaged(file, $"\"{member.Path}\" is not what it was");
            }

            if (entry.CompressedLength > length || member.Length > entry.CompressedLength * MostOfOneByte)
            {
                throw Damaged(file, $"\"{member.Path}\" cannot be as long as it says");
            }
        }

        // Each file has its own part of the archive, so that what it unpacks to is bounded by what it is.
        if (entries.Values.Sum(entry => entry.CompressedLength) > length)
        {
            throw Damaged(file, "its files share their bytes");
        }

        var needed = manifest.Members.Sum(member => member.Length);
        if (DiskSpace.FreeIn(folder) is { } free && needed > free)
        {
            throw new BackupException(FormattableString.Invariant(
                $"There is no room to unpack {file}: it needs {needed / Megabyte:N0} MB, and {free / Megabyte:N0} MB are free on the disk of {folder}. {Unchanged} Make room there and run the command again."));
        }
    }

    private static async Task ExtractAsync(ZipArchiveEntry entry, Member member, string target, string file)
    {
        await using var source = await entry.OpenAsync();
        var name = member.Path;
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await using var copy = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            var (length, sha256) = await CopyAsync(source, copy, member.Length);
            if (member != new Member(name, length, sha256))
            {
                throw Damaged(file, $"\"{name}\" is not what it was");
            }
        }
        catch (IOException e) when (e is PathTooLongException or DirectoryNotFoundException || File.Exists(Path.GetDirectoryName(target)) || Directory.Exists(target))
        {
            throw Damaged(file, $"it holds a file with the impossible name \"{name}\"", e);
        }
    }

    private static async Task CheckSiteAsync(Manifest manifest, string folder, string file)
    {
        var data = Path.Combine(folder, DataFolder.TrimEnd('/'));
        if (!SiteData.IsThere(data))
        {
            throw new BackupException($"{file} holds no site. {Unchanged}");
        }

        try
        {
            var tenants = SiteData.Tenants(data);
            if (tenants.Count == 0)
            {
                throw new BackupException($"{file} holds no site. {Unchanged}");
            }

            foreach (var tenant in tenants)
            {
                if (await SiteCheck.FindFaultAsync(tenant) is { } fault)
                {
                    throw new BackupException(fault);
                }

                if (tenant.Provider == Tenant.Postgres)
                {
                    await CheckDumpAsync(Path.Combine(folder, PostgresFolder, tenant.Name + ".dump"), tenant);
                }
            }
        }
        catch (BackupException e) when (!e.Message.StartsWith(file, StringComparison.Ordinal) && e.InnerException is not System.ComponentModel.Win32Exception)
        {
            throw Damaged(file, e.Message.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).TrimEnd('.'), e);
        }

        foreach (var member in manifest.Members)
        {
            var extracted = TargetOf(member.Path, folder)!;
            if (SqliteFile.IsDatabase(extracted) && await SqliteFile.FindFaultAsync(extracted) is { } fault)
            {
                throw Damaged(file, $"the database \"{member.Path}\" is not sound ({fault})");
            }
        }
    }

    private static async Task CheckDumpAsync(string dump, Tenant tenant)
    {
        if (!File.Exists(dump))
        {
            throw new BackupException($"The database of the tenant {tenant.Name} is missing.");
        }

        await PostgresDatabase.CheckAsync(dump, tenant.DocumentTable);
    }

    // A name that leads out of the folder, or to a file that is no part of a site, would let a forged file write anywhere.
    private static string? TargetOf(string name, string folder)
    {
        var isKnown = name == DataFolder + SiteData.TenantsFile || name.StartsWith(DataFolder + SiteData.SitesFolder + "/", StringComparison.Ordinal)
            || name.StartsWith(PostgresFolder, StringComparison.Ordinal);
        if (!isKnown || name.Contains('\0', StringComparison.Ordinal))
        {
            return null;
        }

        var target = Path.GetFullPath(Path.Combine(folder, name));
        return target == Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar)) && !name.EndsWith('/') ? target : null;
    }

    // Gives a length of -1 when there is more than that.
    private static async Task<(long Length, string Sha256)> CopyAsync(Stream source, Stream target, long most)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long length = 0;
        int read;
        while ((read = await source.ReadAsync(buffer)) > 0)
        {
            length += read;
            if (length > most)
            {
                return (-1, "");
            }

            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read));
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static BackupException Foreign(string file) => new($"{file} is no back-up of this program. {Unchanged}");

    private static BackupException Damaged(string file, string how, Exception? cause = null) => new($"{file} is damaged: {how}. {Unchanged} Take another back-up.", cause);
}
