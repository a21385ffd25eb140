using Iurc.Browser.Checks;

namespace Iurc.Cms.BrowserTests;

public sealed class PageList(CmsSite site) : PageListTests(site);

public sealed class Accessibility(CmsSite site) : AccessibilityTests(site);

public sealed class Reflow(CmsSite site) : ReflowTests(site);

public sealed class FirstVisit(CmsSite site) : FirstVisitTests(site);

public sealed class Keyboard(CmsSite site) : KeyboardTests(site);

public sealed class Markup(CmsSite site) : MarkupTests(site);

public sealed class Print(CmsSite site) : PrintTests(site);

public sealed class Reading(CmsSite site) : ReadingTests(site);
