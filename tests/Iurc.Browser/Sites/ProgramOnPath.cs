namespace Iurc.Browser.Sites;

/// <summary>Programs that this machine may have.</summary>
internal static class ProgramOnPath
{
    /// <summary>The full path of the first of these programs that is in a folder of PATH, or null.</summary>
    public static string? Find(params ReadOnlySpan<string> names)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        foreach (var name in names)
        {
            var file = folders
                .Select(folder => Path.Combine(folder, OperatingSystem.IsWindows() ? name + ".exe" : name))
                .FirstOrDefault(File.Exists);
            if (file is not null)
            {
                return file;
            }
        }

        return null;
    }
}
