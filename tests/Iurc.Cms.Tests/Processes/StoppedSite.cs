using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Processes;
using Xunit;

[assembly: AssemblyFixture(typeof(StoppedSite))]

namespace Iurc.Cms.Tests.Processes;

/// <summary>A site that has been set up and stopped, once for all tests that ask for it; each works on a copy of its folder.</summary>
public sealed class StoppedSite : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly Lazy<Task> _setUp;

    public StoppedSite() => _setUp = new(SetUpAsync);

    public void Dispose() => _folder.Dispose();

    /// <summary>Copies the folder that the site writes to.</summary>
    internal async Task CopyToAsync(string target)
    {
        await _setUp.Value;
        var source = _folder["App_Data"];
        Directory.CreateDirectory(target);
        foreach (var folder in Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(target + folder[source.Length..]);
        }

        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, target + file[source.Length..]);
        }
    }

    // With the keys that a log-in form makes.
    private async Task SetUpAsync()
    {
        await using var site = SiteProcess.Start(_folder["App_Data"]);
        using var client = await site.ListenAsync();
        (await client.GetAsync("/Login", TestContext.Current.CancellationToken)).EnsureSuccessStatusCode();
        site.Stop();
        Assert.Equal(0, await site.ExitAsync());
    }
}
