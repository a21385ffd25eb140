namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>
/// A place in a node's way where a test can stop it: when it has committed what an editor has sent, and before it has told anybody. The file
/// says what to do there; the node sees to it by <see cref="MarkerStartup"/>, and nothing of the program knows.
/// </summary>
internal sealed class Marker(string file)
{
    /// <summary>The environment variable that names the file.</summary>
    public const string Variable = "CLUSTER_MARKER";

    private const string Die = "die";
    private const string Hold = "hold";

    public string File => file;

    private string HeldFile => file + "-held";

    /// <summary>The next request that an editor sends ends the node there, as <c>kill -9</c> does.</summary>
    public void LetItDie() => System.IO.File.WriteAllText(file, Die);

    /// <summary>The next request that an editor sends waits there.</summary>
    public void LetItWait() => System.IO.File.WriteAllText(file, Hold);

    /// <summary>Waits until the request has come there.</summary>
    public Task HeldAsync() => Patience.UntilAsync(() => Task.FromResult(System.IO.File.Exists(HeldFile)), () => "Nobody comes to the marker.");

    /// <summary>Lets it go on, and the next ones pass.</summary>
    public void Clear()
    {
        System.IO.File.Delete(file);
        System.IO.File.Delete(HeldFile);
    }

    /// <summary>Whether there is something to do; asked in the node.</summary>
    public bool IsSet => System.IO.File.Exists(file);

    /// <summary>Does it; called in the node.</summary>
    public async Task MeetAsync()
    {
        if (!IsSet)
        {
            return;
        }

        if (await System.IO.File.ReadAllTextAsync(file) == Die)
        {
            System.Diagnostics.Process.GetCurrentProcess().Kill();
        }

        await System.IO.File.WriteAllTextAsync(HeldFile, "");
        while (IsSet)
        {
            await Task.Delay(10);
        }
    }
}
