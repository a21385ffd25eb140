using Iurc.Browser.Checks;
using Xunit;

namespace Iurc.Workbench.BrowserTests;

public sealed class AccessibilityOfExport(ExportedSite site) : AccessibilityTests(site), IClassFixture<ExportedSite>;

public sealed class FirstVisitOfExport(ExportedSite site) : FirstVisitTests(site), IClassFixture<ExportedSite>;

public sealed class MarkupOfExport(ExportedSite site) : MarkupTests(site), IClassFixture<ExportedSite>;

public sealed class LinksOfExport(ExportedSite site) : PublicSiteTests(site), IClassFixture<ExportedSite>
{
    [Fact]
    public void No_link_is_broken()
        => AssertForEveryPage(page => page.Path != Browser.Sites.PublicSite.UnknownAddress && page.Status != 200 ? [$"Status {page.Status}."] : []);
}
