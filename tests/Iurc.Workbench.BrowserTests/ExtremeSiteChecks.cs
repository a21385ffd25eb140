using Iurc.Browser.Checks;
using Xunit;

namespace Iurc.Workbench.BrowserTests;

public sealed class ReflowOfExtremes(ExtremeSite site) : ReflowTests(site), IClassFixture<ExtremeSite>;
