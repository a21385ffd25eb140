using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>A table with many columns, and a line that must not be broken, as readers meet them on a telephone and on a desk.</summary>
public sealed class WideTextTests(Cms cms)
{
    private static readonly string[] s_words = ["Internationalisation", "City", "Zusammenarbeitsvereinbarungen", "Budget", "Year", "Partners", "Contact", "Outcome", "Notes"];

    [Fact]
    public async Task What_is_wide_scrolls_by_itself_and_no_word_is_cut()
    {
        await using var editor = await cms.NewEditorAsync();
        var name = "wide " + Guid.NewGuid().ToString("n")[..8];
        await editor.OpenAsync(Editor.NewPage);
        await editor.TypeAsync("TitlePart.Title", name);
        await editor.Tab.EvaluateAsync("html => jQuery('textarea[name=\"Page.Body.Html\"]').trumbowyg('html', html)", string.Concat(Enumerable.Range(6, 4).Select(Table)) + $"<pre>{string.Concat(Enumerable.Repeat("a line without an end ", 20))}</pre>");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();

        foreach (var width in new[] { 320, 1280 })
        {
            await editor.Tab.SetViewportSizeAsync(width, 800);
            await editor.OpenAsync("/" + name.Replace(' ', '-'));
            Assert.Equal(width, await editor.Tab.EvaluateAsync<int>("document.documentElement.scrollWidth"));
            var wide = editor.Tab.Locator(".scroll");
            await Assertions.Expect(wide).ToHaveCountAsync(5);
            await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Region, new() { Name = "9 columns" })).ToHaveCountAsync(1);

            // Cells that are too narrow for their longest word have something to scroll to.
            Assert.Equal(0, await wide.EvaluateAllAsync<int>("all => all.flatMap(one => [...one.querySelectorAll('th, td')]).filter(cell => cell.scrollWidth > cell.clientWidth + 1 || cell.clientWidth < 80).length"));
            var captions = editor.Tab.Locator("caption");
            for (var i = 0; i < 4; i++)
            {
                await Assertions.Expect(captions.Nth(i)).ToBeVisibleAsync();
                Assert.True(await captions.Nth(i).EvaluateAsync<bool>("caption => caption.getBoundingClientRect().right <= innerWidth"));
            }

            var last = wide.Nth(3);
            await last.FocusAsync();
            await editor.Tab.Keyboard.PressAsync("End");
            await editor.Tab.Keyboard.PressAsync("ArrowRight");
            await editor.Tab.WaitForFunctionAsync("() => document.querySelectorAll('.scroll')[3].scrollLeft > 0");
            Assert.True(await captions.Nth(3).EvaluateAsync<bool>("caption => caption.getBoundingClientRect().left >= 0"));
        }

        await editor.Tab.EmulateMediaAsync(new() { Media = Media.Print });
        await editor.Tab.SetViewportSizeAsync(794, 1000);
        Assert.Equal(0, await editor.Tab.Locator(".scroll table").EvaluateAllAsync<int>("all => all.filter(table => table.getBoundingClientRect().right > innerWidth).length"));
    }

    private static string Table(int columns)
        => $"<table><caption>{columns} columns</caption><thead><tr>{Cells("th", columns, word => word)}</tr></thead><tbody><tr>{Cells("td", columns, word => "Some words about " + word)}</tr></tbody></table>";

    private static string Cells(string name, int columns, Func<string, string> text) => string.Concat(s_words.Take(columns).Select(word => $"<{name}>{text(word)}</{name}>"));
}
