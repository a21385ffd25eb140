using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Whether what lies over a page can be read.</summary>
internal static class Surface
{
    /// <summary>What axe finds in a part of the page.</summary>
    public static async Task<string[]> ViolationsAsync(Editor editor, params string[] selectors)
    {
        var result = await editor.Tab.RunAxe(new AxeRunContext { Include = [.. selectors.Select(selector => new AxeSelector(selector))] });
        return [.. result.Violations.Select(violation => $"{violation.Id}: {string.Join(", ", violation.Nodes.Select(node => node.Html))}")];
    }

    /// <summary>
    /// Asserts that an open dialog covers what it lies over, that nothing in it touches, and that axe finds nothing in it: in light and in dark
    /// colours, on a wide screen and on a phone.
    /// </summary>
    public static async Task AssertReadableAsync(Editor editor, ILocator dialog)
    {
        var (size, theme) = (editor.Tab.ViewportSize!, await editor.Tab.EvaluateAsync<string?>("() => document.documentElement.dataset.bsTheme"));
        await editor.Tab.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        foreach (var (width, colours) in new[] { (1280, "light"), (1280, "dark"), (390, "light"), (390, "dark") })
        {
            await editor.Tab.SetViewportSizeAsync(width, 800);
            await editor.Tab.EvaluateAsync("colours => { document.documentElement.dataset.bsTheme = colours; }", colours);
            var problems = await dialog.EvaluateAsync<string>("""
                async dialog => {
                  const style = getComputedStyle(dialog), box = dialog.getBoundingClientRect(), problems = [];
                  const alpha = colour => Number(/^rgba\(.*, ([\d.]+)\)$/.exec(colour)?.[1] ?? 1);
                  if (alpha(style.backgroundColor) !== 1) problems.push(`background ${style.backgroundColor}`);
                  if (alpha(getComputedStyle(dialog, '::backdrop').backgroundColor) === 0) problems.push('no backdrop');
                  if (!(parseFloat(style.borderTopWidth) > 0)) problems.push('no border');
                  if (box.left < 0 || box.right > innerWidth || box.top < 0 || box.bottom > innerHeight) problems.push(`reaches from ${box.left} to ${box.right}`);
                  if (dialog.scrollWidth > dialog.clientWidth) problems.push('scrolls sideways');
                  const near = (a, b) => !(a.right + 4 <= b.left || b.right + 4 <= a.left || a.bottom + 4 <= b.top || b.bottom + 4 <= a.top);
                  const boxes = [...dialog.querySelectorAll('button')].map(button => button.getBoundingClientRect());
                  if (boxes.some((one, i) => boxes.slice(i + 1).some(other => near(one, other)))) problems.push('buttons touch');
                  for (const part of dialog.querySelectorAll('h2, button, input, label, [role=alert]:not(:empty)')) {
                    const inner = part.getBoundingClientRect();
                    if (inner.width > 0 && (inner.left < box.left + 8 || inner.right > box.right - 8)) problems.push(`no padding around ${part.outerHTML}`);
                  }
                  const found = await axe.run(dialog);
                  return [...problems, ...found.violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`)].join('\n');
                }
                """);
            Assert.True(problems.Length == 0, $"{width} px, {colours}: {problems}");
        }

        await editor.Tab.SetViewportSizeAsync(size.Width, size.Height);
        await editor.Tab.EvaluateAsync("theme => { theme ? document.documentElement.dataset.bsTheme = theme : delete document.documentElement.dataset.bsTheme; }", theme);
    }
}
