namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// Lets one program at a time set the site up: several nodes share one folder and may well start at the same moment. It holds a file
/// in that folder open, so a program that is killed gives its turn back.
/// </summary>
internal sealed class SetupTurn : IDisposable
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _lock;

    private SetupTurn(FileStream file) => _lock = file;

    /// <summary>Waits until no other program is setting the site up in this folder.</summary>
    /// <exception cref="StartupException">The other one takes longer than five minutes.</exception>
    public static async Task<SetupTurn> WaitAsync(string appData)
    {
        var path = Path.Combine(appData, "set-up.lock");
        var deadline = DateTime.UtcNow + s_longestWait;
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                // The file stays: to delete one that another program is about to lock would let two in.
                return new SetupTurn(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException e)
            {
                if (DateTime.UtcNow > deadline)
                {
                    throw new StartupException(
                        $"Another program has been setting the site up in the folder {appData} for more than {s_longestWait.TotalMinutes:0} minutes. End it and start again, or name another folder in the environment variable {SiteFolders.AppDataVariable}.", e);
                }

                if (isFirst)
                {
                    await StartupMessage.WriteAsync($"Another program is setting the site up in the folder {appData}: waiting until it is done.");
                }

                await Task.Delay(s_pause);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _lock.Dispose();
}
