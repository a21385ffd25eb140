using Iurc.Browser.Sites;
using Iurc.Cms.BrowserTests;
using Xunit;

[assembly: AssemblyFixture(typeof(CmsSite))]

namespace Iurc.Cms.BrowserTests;

/// <summary>The CMS that tests read and never change.</summary>
public sealed class CmsSite : PublicSite
{
    private CmsProcess? _process;

    public override bool Compresses => true;

    protected override async Task<Uri> StartAsync()
    {
        _process = await CmsProcess.StartAsync();
        return _process.Address;
    }

    protected override ValueTask StopAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
