using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>
/// axe finds nothing on the editors' pages that stock Orchard does not have, measured on the same site with this project's aids switched
/// off; and nothing at all in what is ours.
/// </summary>
[Collection(OwnCms.Name)]
public sealed class AccessibilityTests(Cms cms, OwnCms.Fixture own)
{
    private static readonly string s_axe = new BundledAxeScriptProvider().GetScript();

    private static readonly string[] s_pages =
    [
        "/Admin",
        "/Admin/Contents/ContentItems/Phase",
        "/Admin/Contents/ContentItems/Region",
        "/Admin/Contents/ContentItems/Testimonial",
        "/Admin/Contents/ContentItems/iurcphase20000000000000000/Edit",
        "/Admin/Contents/ContentItems/iurcregionchina00000000000/Edit",
        "/Admin/Contents/ContentTypes/Testimonial/Create",
    ];

    [Fact]
    public async Task The_editors_pages_have_no_violation_that_stock_Orchard_does_not_have()
    {
        await using var editor = await cms.NewEditorAsync(own.Process, new() { ColorScheme = ColorScheme.Light });
        var ours = await MeasureAsync(editor);
        await Aids.SwitchAsync(editor, "Disable");
        Dictionary<string, Dictionary<string, int>> stock;
        try
        {
            stock = await MeasureAsync(editor);
        }
        finally
        {
            await Aids.SwitchAsync(editor, "Enable");
        }

        // The measure measures: stock Orchard has faults, and the aids were really off.
        Assert.NotEmpty(stock.Values.SelectMany(rules => rules));
        Assert.Empty(ours.SelectMany(page => page.Value.Where(rule => rule.Value > stock[page.Key].GetValueOrDefault(rule.Key))
            .Select(rule => $"{page.Key}: {rule.Key} at {rule.Value} places, on stock Orchard at {stock[page.Key].GetValueOrDefault(rule.Key)}")));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task What_is_ours_has_none(ColorScheme scheme)
    {
        await using var editor = await cms.NewEditorAsync(own.Process, new() { ColorScheme = scheme });
        var found = new List<string>();
        foreach (var page in s_pages.Skip(1))
        {
            await editor.OpenAsync(page);
            Assert.NotEqual(0, await editor.Tab.Locator("[data-iurc]").CountAsync());
            found.AddRange(await ViolationsAsync(editor, "[data-iurc]"));
        }

        foreach (var page in new[]
        {
            "/Admin/Handbook", "/Admin/FormerAddresses", "/Admin/Links/Inside", "/Admin/Erasure", "/Admin/Erasure/Item/iurcvoiceniessler000000000",
            "/Admin/SharedDrafts/iurcvoiceniessler000000000",
        })
        {
            await editor.OpenAsync(page);
            found.AddRange(await ViolationsAsync(editor, ".ta-content"));
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }

    /// <summary>How many places break which rule, for each page in light and in dark colours.</summary>
    private static async Task<Dictionary<string, Dictionary<string, int>>> MeasureAsync(Editor editor)
    {
        var measured = new Dictionary<string, Dictionary<string, int>>();
        foreach (var page in s_pages)
        {
            await editor.OpenAsync(page);
            foreach (var theme in new[] { "light", "dark" })
            {
                // What the admin's own switch does, and what it does by itself where the system is dark.
                await editor.Tab.EvaluateAsync("theme => document.documentElement.setAttribute('data-bs-theme', theme)", theme);
                measured[$"{page} in {theme} colours"] = (await ViolationsAsync(editor, "html")).GroupBy(violation => violation.Split(' ')[0]).ToDictionary(group => group.Key, group => group.Count());
            }
        }

        return measured;
    }

    private static async Task<string[]> ViolationsAsync(Editor editor, string within)
    {
        // All tabs at once: what is hidden is not looked at.
        await editor.Tab.EvalOnSelectorAllAsync(".tab-pane", "panes => panes.forEach(pane => pane.classList.add('active', 'show'))");
        await editor.Tab.EvaluateAsync(s_axe);
        return await editor.Tab.EvaluateAsync<string[]>("""
            async within => {
              const result = await axe.run(document, { resultTypes: ['violations'], elementRef: true });
              return result.violations.flatMap(rule => rule.nodes.filter(node => node.element.closest(within)).map(node => `${rule.id} ${node.html.slice(0, 300)}`));
            }
            """, within);
    }
}
