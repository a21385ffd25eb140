using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Iurc.Cms.EditorTests;

/// <summary>What axe finds on a page: WCAG 2.0 to 2.2, A and AA, and its best practices.</summary>
internal static class Axe
{
    private static readonly string s_script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The rules whose answer is another in other colours.</summary>
    private static readonly string[] s_ofColours = ["color-contrast", "link-in-text-block"];

    /// <summary>Each place that breaks a rule, as the rule's name and the place's markup.</summary>
    /// <param name="page">The page.</param>
    /// <param name="onlyColours">Whether only colours are looked at: the rest has been looked at in others.</param>
    public static async Task<string[]> FindAsync(IPage page, bool onlyColours = false)
    {
        // All tabs at once: what is hidden is not looked at.
        await page.EvaluateAsync("() => document.querySelectorAll('.tab-pane').forEach(pane => pane.classList.add('active', 'show'))");
        await page.EvaluateAsync(s_script);
        return await page.EvaluateAsync<string[]>("""
            async rules => {
              // What fades in or turns up has done so, and the scripts have seen it.
              await Promise.allSettled(document.getAnimations().filter(animation => animation.effect?.getComputedTiming().endTime !== Infinity).map(animation => animation.finished));
              await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
              const result = await axe.run(document, { resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }) });
              return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id} ${node.html.replace(/\s+/g, ' ').slice(0, 300)}`));
            }
            """, onlyColours ? s_ofColours : null);
    }

    /// <summary>Paints the page as the admin's own switch does.</summary>
    public static Task PaintAsync(IPage page, string colours)
        => page.EvaluateAsync("colours => document.documentElement.setAttribute('data-bs-theme', colours)", colours);
}
