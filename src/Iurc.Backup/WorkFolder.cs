namespace Iurc.Backup;

/// <summary>A folder for files on their way, beside where they will be in the end. It is gone when it is disposed of.</summary>
internal sealed class WorkFolder : IDisposable
{
    // Open for this program alone as long as it is at work: the system lets go of it whatever way the program ends.
    private const string LockName = "work.lock";
    private const int MostAttempts = 10;

    private readonly FileStream _lock;

    public WorkFolder(string parent, string name)
    {
        Path = System.IO.Path.Combine(parent, $"{PrefixOf(name)}{System.IO.Path.GetRandomFileName()}");
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        _lock = new FileStream(File(LockName), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    public string Path { get; }

    /// <summary>Takes away what a program that was killed has left. Only for who knows that no other one is at work there.</summary>
    public static void DeleteLeftovers(string parent, string name)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, PrefixOf(name) + "*"))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Takes away what back-ups of whatever name have left that were killed. One that is at work is left alone, and so is what is no work folder.</summary>
    public static void DeleteAbandoned(string parent)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, ".*.????????.???"))
        {
            try
            {
                using (new FileStream(System.IO.Path.Combine(folder, LockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    // Nobody is at work there.
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Somebody is at work there, or it is somebody else's.
            }
        }
    }

    private static string PrefixOf(string name) => $".{name}.";

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Folder(string name) => Directory.CreateDirectory(File(name)).FullName;

    public void Dispose()
    {
        _lock.Dispose();

        // Again, if the program is told to end while it puts another file there.
        for (var attempt = 0; attempt < MostAttempts && Directory.Exists(Path); attempt++)
        {
            try
            {
                Directory.Delete(Path, recursive: true);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // What the command has to say is more than what it leaves behind.
            }
        }
    }
}
