using Deque.AxeCore.Commons;
using Iurc.Browser.Sites;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>What axe-core says of every page, at each width in each scheme of colours; all of it with reduced motion.</summary>
public abstract class AccessibilityTests(PublicSite site) : PublicSiteTests(site)
{
    private static readonly int[] s_widths = [320, 768, 1280];

    // The stylesheet tells dark and forced colours from light in nothing but colours, borders and the motif, which is hidden from
    // assistive technology. So only these rules of axe-core can find anything there that they do not find in light colours: all that
    // it tags cat.color below AAA, and target-size, because a border takes room.
    private static readonly string[] s_ofColours = ["color-contrast", "link-in-text-block", "target-size"];

    // Forced colours come last: what is done for them stays on the page.
    private static readonly (string Name, ColorScheme Colours, ForcedColors Forced, string[] Rules)[] s_schemes =
    [
        ("light", ColorScheme.Light, ForcedColors.None, []),
        ("dark", ColorScheme.Dark, ForcedColors.None, s_ofColours),
        ("forced colours", ColorScheme.Light, ForcedColors.Active, s_ofColours),
    ];

    [Fact]
    public async Task Axe_finds_nothing()
    {
        await using var visitor = await Site.NewVisitorAsync();
        await visitor.AddInitScriptAsync(new BundledAxeScriptProvider().GetScript());
        var tab = await visitor.NewPageAsync();
        await AssertForEveryPageAsync(async page =>
        {
            await tab.GotoAsync(page.Path);
            return await ProblemsAsync(tab);
        });
    }

    private static async Task<IEnumerable<string>> ProblemsAsync(IPage tab)
    {
        var problems = new List<string>();
        foreach (var (name, colours, forced, rules) in s_schemes)
        {
            await tab.EmulateMediaAsync(new() { ColorScheme = colours, ForcedColors = forced });
            foreach (var width in s_widths)
            {
                await tab.SetViewportSizeAsync(width, 800);
                problems.AddRange((await tab.EvaluateAsync<string[]>(Run, new { rules, forced = forced == ForcedColors.Active }))
                    .Select(problem => $"[{name}, {width} px] {problem}"));
            }
        }

        return problems;
    }

    /// <summary>
    /// Without names of rules all of them run, and target-size, which axe-core leaves out unless it is asked for. axe-core reads the
    /// colour of text from -webkit-text-fill-color, of which Chromium tells the author's value in forced colours although it paints
    /// the forced one.
    /// </summary>
    private const string Run =
        """
        async ({ rules, forced }) => {
          if (forced) {
            for (const element of document.body.querySelectorAll('*')) element.style.webkitTextFillColor = getComputedStyle(element).color;
          }
          const result = await axe.run(document, {
            runOnly: rules.length > 0 ? rules : ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
            rules: { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)}: ${node.failureSummary.replace(/\s+/g, ' ')}`));
        }
        """;
}
