namespace Iurc.Backup;

/// <summary>
/// Tells whether a site is running in a folder. Each running program holds a file open that a restore needs for itself alone; the
/// system lets go of it whatever way the program ends.
/// </summary>
public sealed class SiteLock : IDisposable
{
    internal const string FileName = "site.lock";

    // Stands in the folder while a restore puts the files in their places.
    private const string MarkName = "restore-under-way";

    private readonly FileStream _file;
    private readonly string _mark;

    private SiteLock(FileStream file, string appData)
    {
        _file = file;
        _mark = MarkIn(appData);
    }

    /// <summary>Notes that a site runs in <paramref name="appData"/> until the result is disposed of. Several may run in one folder.</summary>
    /// <exception cref="BackupException">The folder is being restored, or a restore was cut short.</exception>
    public static SiteLock Hold(string appData)
    {
        var file = Open(appData, FileAccess.Read, FileShare.ReadWrite, "is being restored. Wait until it is done.");
        if (!File.Exists(MarkIn(appData)))
        {
            return new SiteLock(file, appData);
        }

        file.Dispose();
        throw new BackupException($"A restore in the folder {appData} was cut short. Run it again.");
    }

    /// <summary>Sees whether a restore has left the folder half done.</summary>
    /// <exception cref="BackupException">One is under way, or was cut short.</exception>
    internal static void CheckWhole(string appData)
    {
        if (File.Exists(MarkIn(appData)))
        {
            Hold(appData).Dispose();
        }
    }

    /// <summary>Keeps every site out of <paramref name="appData"/> until the result is disposed of.</summary>
    /// <exception cref="BackupException">A site is running there.</exception>
    internal static SiteLock Seize(string appData)
        => new(Open(appData, FileAccess.ReadWrite, FileShare.None, "is running, or is being restored. Stop it, then restore. It has not been changed."), appData);

    /// <summary>From here on a site may find half of the files: none starts before <see cref="EndChange"/>, even if the program is cut short.</summary>
    internal void BeginChange() => File.WriteAllBytes(_mark, []);

    /// <summary>The folder is whole.</summary>
    internal void EndChange() => File.Delete(_mark);

    internal static bool IsOwn(string name) => name is FileName or MarkName;

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();

    private static string MarkIn(string appData) => Path.Combine(appData, MarkName);

    private static FileStream Open(string appData, FileAccess access, FileShare share, string refusal)
    {
        try
        {
            return new FileStream(Path.Combine(appData, FileName), FileMode.OpenOrCreate, access, share);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException) && !DiskSpace.IsFull(e))
        {
            throw new BackupException($"The site in {appData} {refusal}", e);
        }
    }
}
