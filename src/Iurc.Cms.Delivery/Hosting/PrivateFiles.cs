using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Keeps what the site writes from all other users of the machine: connection strings, keys, the hashes of passwords, drafts. Whatever
/// the umask is that the program was started with.
/// </summary>
public static class PrivateFiles
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    // What a link leads to may be anybody's.
    private static readonly EnumerationOptions s_own = new() { AttributesToSkip = FileAttributes.ReparsePoint };
    private static readonly EnumerationOptions s_all = new() { AttributesToSkip = FileAttributes.ReparsePoint, RecurseSubdirectories = true };

    /// <summary>From here on every folder that this process makes is 0700 and every file 0600.</summary>
    public static void Use()
    {
        if (!OperatingSystem.IsWindows())
        {
            _ = SetMask((uint)Others);
        }
    }

    /// <summary>Takes from all others what they may do in the folder of a site that was made before. What belongs to somebody else, and the program, stay as they are.</summary>
    public static void Close(string appData)
    {
        // When nobody else gets into the folder it does not matter what they may do in it. It is closed last, so that what was cut short is done again.
        if (OperatingSystem.IsWindows() || (File.GetUnixFileMode(appData) & Others) == 0)
        {
            return;
        }

        foreach (var entry in Directory.EnumerateFileSystemEntries(appData, "*", s_own).Where(entry => !AppContext.BaseDirectory.StartsWith(entry, StringComparison.Ordinal)))
        {
            foreach (var inside in Directory.Exists(entry) ? Directory.EnumerateFileSystemEntries(entry, "*", s_all) : [])
            {
                CloseOne(inside);
            }

            CloseOne(entry);
        }

        CloseOne(appData);
    }

    [UnsupportedOSPlatform("windows")]
    private static void CloseOne(string entry)
    {
        try
        {
            var mode = File.GetUnixFileMode(entry);
            if ((mode & Others) != 0)
            {
                File.SetUnixFileMode(entry, mode & ~Others);
            }
        }
        catch (Exception e) when (e is UnauthorizedAccessException or IOException)
        {
            // Somebody else's, or gone, or on a file system that knows no permissions.
        }
    }

    // .NET has no name for it (https://man7.org/linux/man-pages/man2/umask.2.html).
    [DllImport("libc", EntryPoint = "umask")]
    private static extern uint SetMask(uint mask);
}
