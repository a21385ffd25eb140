using Iurc.Browser.Checks;

namespace Iurc.Workbench.BrowserTests;

public sealed class PageList(PreviewSite site) : PageListTests(site);

public sealed class Accessibility(PreviewSite site) : AccessibilityTests(site);

public sealed class Reflow(PreviewSite site) : ReflowTests(site);

public sealed class FirstVisit(PreviewSite site) : FirstVisitTests(site);

public sealed class Keyboard(PreviewSite site) : KeyboardTests(site);

public sealed class Markup(PreviewSite site) : MarkupTests(site);

public sealed class Print(PreviewSite site) : PrintTests(site);

public sealed class Reading(PreviewSite site) : ReadingTests(site);
