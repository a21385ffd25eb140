using Iurc.Browser.Sites;
using Xunit;

namespace Iurc.Cms.BrowserTests;

/// <summary>A CMS of its own for tests that change what the site shows.</summary>
public sealed class EditedSite : IAsyncLifetime
{
    private CmsProcess? _process;

    internal Uri Address => _process!.Address;

    public async ValueTask InitializeAsync()
    {
        if (PublicSite.HasBrowser)
        {
            _process = await CmsProcess.StartAsync();
        }
    }

    public ValueTask DisposeAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
