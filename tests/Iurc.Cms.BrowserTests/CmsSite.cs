using Iurc.Browser.Sites;
using Iurc.Cms.BrowserTests;
using Xunit;

[assembly: AssemblyFixture(typeof(CmsSite))]

namespace Iurc.Cms.BrowserTests;

/// <summary>
/// The CMS that tests read and never change: one of their own with the first content, or the running site that the environment
/// variable <c>PUBLIC_SITE</c> names, for example one that has just been restored from a back-up.
/// </summary>
public sealed class CmsSite : PublicSite
{
    private CmsProcess? _process;

    public override bool Compresses => true;

    protected override async Task<Uri> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("PUBLIC_SITE") is { Length: > 0 } running)
        {
            return new Uri(running);
        }

        _process = await CmsProcess.StartAsync();
        return _process.Address;
    }

    protected override ValueTask StopAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
