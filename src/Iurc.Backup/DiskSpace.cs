using Microsoft.Data.Sqlite;

namespace Iurc.Backup;

/// <summary>Disks that fill.</summary>
internal static class DiskSpace
{
    // What systems say: no space left, quota exceeded, file too large (errno of Linux), and Windows' two codes for a full disk.
    private static readonly int[] s_full = [28, 122, 27, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // https://www.sqlite.org/rescode.html: SQLITE_FULL, and SQLITE_IOERR_WRITE, which is what it makes of a quota or a limit.
    private static readonly int[] s_fullOfSqlite = [13, 778];

    /// <summary>How many bytes may still be written to the disk of a folder; null when the system does not say.</summary>
    public static long? FreeIn(string folder)
    {
        try
        {
            return new DriveInfo(Path.GetFullPath(folder)).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    /// <summary>Whether something failed because there was no room. When a file may not grow .NET says that its length is out of range.</summary>
    public static bool IsFull(Exception exception)
        => (exception is IOException io && s_full.Contains(io.HResult)) || exception is ArgumentOutOfRangeException { ParamName: "value" } || (exception is SqliteException sqlite && s_fullOfSqlite.Contains(sqlite.SqliteExtendedErrorCode));
}
