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

    /// <summary>Adds one file to an archive.</summary>
    public static async Task<Member> AddAsync(ZipArchive archive, string file, string name)
    {
        await using var source = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        await using var entry = await archive.CreateEntry(name).OpenAsync();
        var (length, sha256) = await CopyAsync(source, entry);
        return new Member(name, length, sha256);
    }

    /// <summary>Unpacks a back-up into an empty folder and checks every part of it.</summary>
    /// <returns>What it holds.</returns>
    /// <exception cref="BackupException">The file is no back-up, is of a newer kind, or is not what it was when it was made.</exception>
    public static async Task<Manifest> ExtractAsync(string file, string folder)
    {
        try
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (!IsArchive(stream))
            {
                throw Foreign(file);
            }

            using var archive = new ZipArchive(stream, ZipArchiveMode.Read);
            var manifest = await ReadManifestAsync(archive, file);
            await ExtractAsync(archive, manifest, folder, file);
            await CheckDatabasesAsync(manifest, folder, file);
            return manifest;
        }
        catch (InvalidDataException e)
        {
            throw Damaged(file, "it is torn or cut short", e);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new BackupException($"There is no file {file}. {Unchanged}", e);
        }
    }

    private static bool IsArchive(FileStream stream)
    {
        Span<byte> start = stackalloc byte[4];
        var isArchive = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && start.SequenceEqual("PK\u0003\u0004"u8);
        stream.Position = 0;
        return isArchive;
    }

    private static async Task<Manifest> ReadManifestAsync(ZipArchive archive, string file)
    {
        if (archive.GetEntry(Manifest.EntryName) is not { } entry)
        {
            throw Foreign(file);
        }

        await using var stream = await entry.OpenAsync();
        var manifest = Manifest.Read(stream) ?? throw Foreign(file);
        return manifest.Format <= Manifest.ThisFormat
            ? manifest
            : throw new BackupException($"{file} was made by a newer version of the program (format {manifest.Format}, this version reads {Manifest.ThisFormat}). Restore it with that version. {Unchanged}");
    }

    private static async Task ExtractAsync(ZipArchive archive, Manifest manifest, string folder, string file)
    {
        var members = manifest.Members.ToDictionary(member => member.Path, StringComparer.Ordinal);
        var names = archive.Entries.Select(entry => entry.FullName).Where(name => name != Manifest.EntryName).ToList();
        if (names.Count != members.Count || !names.TrueForAll(members.ContainsKey))
        {
            throw Damaged(file, "the files in it are not those that it lists");
        }

        foreach (var entry in archive.Entries.Where(entry => entry.FullName != Manifest.EntryName))
        {
            var target = TargetOf(entry.FullName, folder) ?? throw Damaged(file, $"it holds a file with the impossible name \"{entry.FullName}\"");
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);

            await using var source = await entry.OpenAsync();
            await using var copy = new FileStream(target, FileMode.CreateNew, FileAccess.Write);
            var (length, sha256) = await CopyAsync(source, copy);
            if (members[entry.FullName] != new Member(entry.FullName, length, sha256))
            {
                throw Damaged(file, $"\"{entry.FullName}\" is not what it was");
            }
        }
    }

    private static async Task CheckDatabasesAsync(Manifest manifest, string folder, string file)
    {
        foreach (var member in manifest.Members)
        {
            var extracted = TargetOf(member.Path, folder)!;
            if (member.Path.StartsWith(PostgresFolder, StringComparison.Ordinal))
            {
                await PostgresDatabase.CheckAsync(extracted);
            }
            else if (SqliteFile.IsDatabase(extracted) && await SqliteFile.FindFaultAsync(extracted) is { } fault)
            {
                throw Damaged(file, $"the database \"{member.Path}\" is not sound ({fault})");
            }
        }
    }

    // A name that leads out of the folder would let a forged file write anywhere.
    private static string? TargetOf(string name, string folder)
    {
        var isKnown = name.StartsWith(DataFolder, StringComparison.Ordinal) || name.StartsWith(PostgresFolder, StringComparison.Ordinal);
        var target = Path.GetFullPath(Path.Combine(folder, name));
        return isKnown && !name.EndsWith('/') && target.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal) ? target : null;
    }

    private static async Task<(long Length, string Sha256)> CopyAsync(Stream source, Stream target)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[81920];
        long length = 0;
        int read;
        while ((read = await source.ReadAsync(buffer)) > 0)
        {
            hash.AppendData(buffer, 0, read);
            await target.WriteAsync(buffer.AsMemory(0, read));
            length += read;
        }

        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static BackupException Foreign(string file) => new($"{file} is no back-up of this program. {Unchanged}");

    private static BackupException Damaged(string file, string how, Exception? cause = null) => new($"{file} is damaged: {how}. {Unchanged} Take another back-up.", cause);
}
