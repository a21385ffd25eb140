using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Iurc.Cms.EditorTests;

/// <summary>What axe finds on a page: WCAG 2.0 to 2.2, A and AA, and its best practices.</summary>
internal static class Axe
{
    private static readonly string s_script = new BundledAxeScriptProvider().GetScript();

    /// <summary>Each place that breaks a rule, as the rule's name and the place's markup.</summary>
    public static async Task<string[]> FindAsync(IPage page)
    {
        // All tabs at once: what is hidden is not looked at.
        await page.EvaluateAsync("() => document.querySelectorAll('.tab-pane').forEach(pane => pane.classList.add('active', 'show'))");
        await page.EvaluateAsync(s_script);
        return await page.EvaluateAsync<string[]>("""
            async () => {
              // What fades in or turns up has done so, and the scripts have seen it.
              await Promise.allSettled(document.getAnimations().filter(animation => animation.effect?.getComputedTiming().endTime !== Infinity).map(animation => animation.finished));
              await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
              const result = await axe.run(document, { resultTypes: ['violations'] });
              return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} ${node.html.replace(/\s+/g, ' ').slice(0, 300)}`));
            }
            """);
    }

    /// <summary>Paints the page as the admin's own switch does.</summary>
    public static Task PaintAsync(IPage page, string colours)
        => page.EvaluateAsync("colours => document.documentElement.setAttribute('data-bs-theme', colours)", colours);
}
