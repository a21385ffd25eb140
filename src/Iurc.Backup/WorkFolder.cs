namespace Iurc.Backup;

/// <summary>A folder for files on their way, beside where they will be in the end. It is gone when it is disposed of.</summary>
internal sealed class WorkFolder : IDisposable
{
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

    private static string PrefixOf(string name) => $".{name}.";

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Folder(string name) => Directory.CreateDirectory(File(name)).FullName;

    public void Dispose()
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
