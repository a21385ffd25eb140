using System.ComponentModel;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace Iurc.Workbench.Export;

/// <summary>
/// The folder of an export. Files are written beside it, and the finished whole takes its place in one step, so that whoever looks sees the
/// old export or the new one, whenever the machine stops.
/// </summary>
internal sealed class OutputFolder : IDisposable
{
    /// <summary>The file whose presence tells an export from any other folder.</summary>
    public const string Mark = "manifest.json";

    private readonly string _path;
    private readonly string _working;
    private readonly FileStream _lock;
    private readonly SortedDictionary<string, (string Hash, long Length)> _files = new(StringComparer.Ordinal);

    private OutputFolder(string path, string working, FileStream held)
    {
        _path = path;
        _working = working;
        _lock = held;
    }

    /// <summary>The files so far, with their hashes.</summary>
    public IReadOnlyDictionary<string, (string Hash, long Length)> Files => _files;

    /// <summary>Prepares to write, and clears away what exports that were cut short have left.</summary>
    /// <exception cref="WorkbenchException">The folder holds something else, or cannot be written.</exception>
    public static OutputFolder Begin(string path)
    {
        path = Path.TrimEndingDirectorySeparator(path);
        try
        {
            if (File.Exists(path) || (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any() && !File.Exists(Path.Combine(path, Mark))))
            {
                throw new WorkbenchException($"{path} holds something that is no export. Choose another folder, or empty it.");
            }

            var parent = Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : throw new WorkbenchException($"{path} cannot be replaced. Choose another folder.");
            Directory.CreateDirectory(parent);
            Recover(path, parent);

            var working = Path.Combine(parent, $".{Path.GetFileName(path)}.export-{Guid.NewGuid():N}");
            Directory.CreateDirectory(working);
            // Held as long as this program lives: the system lets go of it, whatever ends the program.
            return new(path, working, new FileStream(working + ".lock", FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkbenchException($"{path} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Writes a file.</summary>
    /// <param name="file">Its path in the export, with slashes.</param>
    /// <param name="bytes">Its content.</param>
    /// <exception cref="WorkbenchException">It cannot be written, or stands there already with another content.</exception>
    public void Write(string file, byte[] bytes)
    {
        var target = Path.GetFullPath(Path.Combine(_working, file));
        if (!target.StartsWith(_working + Path.DirectorySeparatorChar, StringComparison.Ordinal))
        {
            throw new WorkbenchException($"The address \"{file}\" leads out of the export.");
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, bytes);
            _files[file] = (Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkbenchException($"{file} cannot be written: {exception.Message}", exception);
        }
    }

    /// <summary>Writes the checksums of all files, in the format of <c>sha256sum</c>.</summary>
    public void WriteChecksums()
        => Write("SHA256SUMS", Encoding.UTF8.GetBytes(string.Concat(_files.Select(file => string.Create(CultureInfo.InvariantCulture, $"{file.Value.Hash}  {file.Key}\n")))));

    /// <summary>Puts the finished export in its place.</summary>
    public void Commit()
    {
        try
        {
            if (!Directory.Exists(_path))
            {
                Directory.Move(_working, _path);
            }
            else if (Exchange(_working, _path))
            {
                Directory.Delete(_working, recursive: true);
            }
            else
            {
                // Two steps where the system has no single one; Recover mends what a stop between them leaves.
                var old = _working + ".old";
                Directory.Move(_path, old);
                Directory.Move(_working, _path);
                Directory.Delete(old, recursive: true);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkbenchException($"{_path} cannot be replaced: {exception.Message}", exception);
        }
    }

    /// <summary>Clears away what has not been put in its place.</summary>
    public void Dispose()
    {
        _lock.Dispose();
        if (Directory.Exists(_working))
        {
            Directory.Delete(_working, recursive: true);
        }
    }

    private static void Recover(string path, string parent)
    {
        foreach (var left in Directory.EnumerateDirectories(parent, $".{Path.GetFileName(path)}.export-*").ToList())
        {
            if (left.EndsWith(".old", StringComparison.Ordinal) && !Directory.Exists(path))
            {
                Directory.Move(left, path);
            }
            else if (IsAbandoned(left))
            {
                Directory.Delete(left, recursive: true);
            }
        }
    }

    // Another export may be at work beside this one.
    private static bool IsAbandoned(string working)
    {
        try
        {
            using var probe = new FileStream(working + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static bool Exchange(string one, string other)
    {
        const int CurrentFolder = -100;
        const uint ExchangeBoth = 2;
        if (!OperatingSystem.IsLinux())
        {
            return false;
        }

        try
        {
            return Native.RenameAt2(CurrentFolder, one, CurrentFolder, other, ExchangeBoth) == 0;
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException or Win32Exception)
        {
            return false;
        }
    }

    private static class Native
    {
        [DllImport("libc", EntryPoint = "renameat2", SetLastError = true, CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
        [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
        public static extern int RenameAt2(int oldFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string oldPath, int newFolder, [MarshalAs(UnmanagedType.LPUTF8Str)] string newPath, uint flags);
    }
}
