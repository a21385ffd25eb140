using Deque.AxeCore.Commons;
using Iurc.Browser.Sites;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>What axe-core says of every page.</summary>
public abstract class AccessibilityTests(PublicSite site) : PublicSiteTests(site)
{
    private static readonly int[] s_widths = [320, 768, 1280];
    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    [Theory]
    [InlineData(ColorScheme.Light, ForcedColors.None, 0)]
    [InlineData(ColorScheme.Dark, ForcedColors.None, 1)]
    [InlineData(ColorScheme.Light, ForcedColors.Active, 2)]
    public async Task Axe_finds_nothing(ColorScheme scheme, ForcedColors forced, int firstWidth)
    {
        // The three schemes together show each page at each width; which go together changes from page to page.
        var turn = firstWidth;
        await AssertOnEveryPageAsync(new() { ColorScheme = scheme, ForcedColors = forced }, async (tab, _) =>
        {
            var width = s_widths[turn++ % s_widths.Length];
            await tab.SetViewportSizeAsync(width, 800);
            await tab.EvaluateAsync(s_axe);
            return (await tab.EvaluateAsync<string[]>(Run, forced == ForcedColors.Active)).Select(problem => $"[{width} px] {problem}");
        });
    }

    /// <summary>
    /// axe-core leaves target-size out unless it is asked for. It reads the colour of text from -webkit-text-fill-color, of which
    /// Chromium tells the author's value in forced colours although it paints the forced one.
    /// </summary>
    private const string Run =
        """
        async forced => {
          if (forced) {
            for (const element of document.body.querySelectorAll('*')) element.style.webkitTextFillColor = getComputedStyle(element).color;
          }
          const result = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            rules: { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
        }
        """;
}
