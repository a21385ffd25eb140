using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>A site that has been set up and stopped; each test works on a copy of its folder.</summary>
public sealed class StoppedSite : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    public async ValueTask InitializeAsync()
    {
        await using var site = SiteProcess.Start(_folder["App_Data"]);
        using var client = await site.ListenAsync();
        site.Stop();
        Assert.Equal(0, await site.ExitAsync());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Copies the folder that the site writes to.</summary>
    internal void CopyTo(string target)
    {
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
}
