using Iurc.Browser.Sites;
using Iurc.Workbench.BrowserTests;
using Xunit;

[assembly: AssemblyFixture(typeof(PreviewSite))]

namespace Iurc.Workbench.BrowserTests;

/// <summary>The Workbench's preview.</summary>
public class PreviewSite : PublicSite
{
    private SiteProcess? _process;

    public override bool Compresses => false;

    /// <summary>What the preview is told besides where to listen.</summary>
    protected virtual IEnumerable<string> Arguments => [];

    protected override IEnumerable<string> MoreAddresses => ["/style-guide"];

    protected override async Task<Uri> StartAsync()
    {
        (_process, var address) = await SiteProcess.StartPreviewAsync(Arguments);
        return address;
    }

    protected override ValueTask StopAsync() => _process?.DisposeAsync() ?? ValueTask.CompletedTask;
}
