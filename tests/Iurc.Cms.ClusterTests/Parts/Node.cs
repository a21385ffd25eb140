using Iurc.Cms.Tests.Infrastructure;

namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>One process of the site, always at the same address.</summary>
internal sealed class Node(string name, string folder, IReadOnlyDictionary<string, string> environment) : IAsyncDisposable
{
    private readonly List<SiteProcess> _processes = [];

    public string Name => name;

    /// <summary>Where a test can stop the node.</summary>
    public Marker Marker { get; } = new(Path.Combine(folder, name + "-marker"));

    public Uri Address { get; } = new($"http://127.0.0.1:{Daemon.FreePort()}");

    /// <summary>The folder for what the node keeps for itself, such as resized pictures.</summary>
    public string WebRoot => Path.Combine(folder, name + "-wwwroot");

    /// <summary>What the node's processes have written, the first one first.</summary>
    public string Output => string.Concat(_processes.Select(process => process.Output + process.Errors));

    /// <summary>Starts the process; it does not listen yet.</summary>
    public SiteProcess Start()
    {
        var own = new Dictionary<string, string>(environment)
        {
            ["ASPNETCORE_WEBROOT"] = WebRoot,
            [Marker.Variable] = Marker.File,
            ["DOTNET_STARTUP_HOOKS"] = typeof(Node).Assembly.Location,
            ["ASPNETCORE_HOSTINGSTARTUPASSEMBLIES"] = typeof(Node).Assembly.GetName().Name!,
        };
        var process = SiteProcess.Start(Path.Combine(folder, "App_Data"), own, urls: Address.GetLeftPart(UriPartial.Authority));
        _processes.Add(process);
        return process;
    }

    /// <summary>Starts the process and waits until it listens.</summary>
    public async Task StartAsync()
    {
        using var client = await Start().ListenAsync();
    }

    /// <summary>Waits until the process has ended.</summary>
    public Task EndedAsync() => _processes[^1].ExitAsync();

    /// <summary>Ends the process as <c>kill -9</c> does.</summary>
    public Task KillAsync() => _processes[^1].KillAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes)
        {
            await process.DisposeAsync();
        }
    }
}
