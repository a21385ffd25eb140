namespace Iurc.Backup;

/// <summary>The commands <c>backup FILE</c> and <c>restore FILE</c>.</summary>
public static class BackupCommand
{
    private const string DatabaseOption = "--database";

    /// <summary>Whether these arguments are one of the two commands.</summary>
    public static bool Handles(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Count > 0 && args[0] is "backup" or "restore";
    }

    /// <summary>Runs the command and says what came of it.</summary>
    /// <param name="args">The command and its arguments.</param>
    /// <param name="appData">The folder that the site writes to.</param>
    /// <param name="output">Gets the result.</param>
    /// <param name="error">Gets one line when it fails.</param>
    /// <returns>The exit code: 0 when it is done, 1 when it has failed and nothing has been changed, 2 when the arguments are wrong.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, string appData, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);

        try
        {
            switch (args)
            {
                case ["backup", var file] when IsFile(file):
                    await output.WriteLineAsync(await SiteBackup.WriteAsync(appData, Path.GetFullPath(file)));
                    return 0;
                case ["restore", var file] when IsFile(file):
                    await output.WriteLineAsync(await SiteRestore.RunAsync(appData, Path.GetFullPath(file), connectionString: null));
                    return 0;
                case ["restore", var file, DatabaseOption, var database] when IsFile(file):
                    await output.WriteLineAsync(await SiteRestore.RunAsync(appData, Path.GetFullPath(file), database));
                    return 0;
                default:
                    await error.WriteLineAsync("Usage: backup FILE | restore FILE [" + DatabaseOption + " CONNECTION-STRING]");
                    return 2;
            }
        }
        catch (BackupException e)
        {
            await error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Whatever it is: who runs this may have a site that is down, and can do nothing with a stack trace.
            await error.WriteLineAsync($"{Reason(e).ReplaceLineEndings(" ")} The site has not been changed.");
        }

        return 1;
    }

    private static string Reason(Exception e)
        => DiskSpace.IsFull(e) ? $"There is no room on the disk: {e.Message.TrimEnd('.')}. Make room, or name a file on another disk, and run the command again." : e.Message;

    private static bool IsFile(string argument) => argument.Length > 0 && argument[0] != '-';
}
