namespace Iurc.Backup;

/// <summary>A folder for files on their way, beside where they will be in the end. It is gone when it is disposed of.</summary>
internal sealed class WorkFolder : IDisposable
{
    public WorkFolder(string parent, string name)
    {
        Path = System.IO.Path.Combine(parent, $".{name}.{System.IO.Path.GetRandomFileName()}");
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

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public string Folder(string name) => Directory.CreateDirectory(File(name)).FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
