using Iurc.Browser.Sites;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>Using the site without a mouse, and with a large finger.</summary>
public abstract class KeyboardTests(PublicSite site) : PublicSiteTests(site)
{
    [Theory]
    [InlineData(ForcedColors.None)]
    [InlineData(ForcedColors.Active)]
    public Task Tab_reaches_everything_in_order_and_shows_where_it_is(ForcedColors forced)
        => AssertOnEveryPageAsync(new() { ForcedColors = forced }, async (tab, _) =>
        {
            var count = await tab.EvaluateAsync<int>(WatchStops);
            for (var i = 0; i < count; i++)
            {
                await tab.Keyboard.PressAsync("Tab");
            }

            return await tab.EvaluateAsync<string[]>("() => window.problems()");
        });

    [Theory]
    [InlineData(320)]
    [InlineData(1280)]
    public Task Targets_are_large_enough(int width)
        => AssertOnEveryPageAsync(
            new() { ViewportSize = new() { Width = width, Height = 800 } },
            async (tab, _) => await tab.EvaluateAsync<string[]>(SmallTargets));

    [Fact]
    public async Task Search_works_by_keyboard_alone_and_without_scripts()
    {
        await using var visitor = await Site.NewVisitorAsync(new() { JavaScriptEnabled = false });
        var tab = await visitor.NewPageAsync();
        await tab.GotoAsync("/");

        var link = tab.GetByRole(AriaRole.Link, new() { Name = "Skip to the search" });
        for (var i = 0; i < 10 && !await IsFocusedAsync(link); i++)
        {
            await tab.Keyboard.PressAsync("Tab");
        }

        Assert.True(await IsFocusedAsync(link), "Tab did not reach the link to the search.");
        await tab.Keyboard.PressAsync("Enter");
        Assert.True(await IsFocusedAsync(tab.GetByRole(AriaRole.Searchbox)), "The link did not lead into the search field.");
        await tab.Keyboard.TypeAsync("cooperation");
        await tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(tab).ToHaveURLAsync(new Uri(Site.Address, PublicSite.FoundSearch).AbsoluteUri);

        Assert.Matches("^[1-9][0-9]* pages found for “cooperation”$", await tab.GetByRole(AriaRole.Main).GetByRole(AriaRole.Heading, new() { Level = 2 }).First.InnerTextAsync());
        Assert.NotEqual(0, await tab.Locator(".search-results__item").CountAsync());
        Assert.Equal("cooperation", await tab.GetByRole(AriaRole.Searchbox).InputValueAsync());
    }

    private static Task<bool> IsFocusedAsync(ILocator locator) => locator.EvaluateAsync<bool>("element => element === document.activeElement");

    /// <summary>
    /// Finds all that can take the focus, in the order of the document, and tells how many there are. From then on each must get
    /// the focus in its turn, look different with it and be in the window.
    /// </summary>
    private const string WatchStops =
        """
        () => {
          const look = element => {
            const style = getComputedStyle(element);
            const outline = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 ? style.outline : '';
            const parts = element instanceof SVGElement ? [element, ...element.querySelectorAll('*')] : [];
            return JSON.stringify([outline, style.boxShadow, ...parts.map(part => getComputedStyle(part)).map(s => [s.fill, s.stroke, s.strokeWidth])]);
          };
          const name = element => element ? element.cloneNode(false).outerHTML.slice(0, 160) : 'nothing';
          const inWindow = element => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && box.height > 1 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
          };
          const stops = [...document.querySelectorAll('a[href], area[href], button, input, select, textarea, summary, iframe, [tabindex], [contenteditable]')]
            .filter(element => element.tabIndex >= 0 && !element.disabled && element.type !== 'hidden' && element.checkVisibility({ visibilityProperty: true }));
          const before = stops.map(look);
          const found = [];
          let turn = 0;
          document.addEventListener('focusin', event => {
            const element = event.target;
            if (element !== stops[turn]) found.push(`Tab ${turn + 1} leads to ${name(element)} and not to ${name(stops[turn])}`);
            else if (look(element) === before[turn]) found.push(`The focus is not visible on ${name(element)}`);
            else if (!inWindow(element)) found.push(`The focus is outside of the window on ${name(element)}`);
            turn++;
          });
          window.problems = () => turn === stops.length && turn > 0 ? found : [...found, `Tab stopped ${turn} times, at ${stops.length} elements.`];
          return stops.length;
        }
        """;

    /// <summary>
    /// What is smaller than 24 by 24 pixels (WCAG 2.2, 2.5.8). A link inside a text is as high as the text. A country on the map may
    /// be small where a link of full size leads to the same page. A skip link is measured while it is shown.
    /// </summary>
    private const string SmallTargets =
        """
        () => {
          const large = element => {
            element.focus({ preventScroll: true });
            const box = element.getBoundingClientRect();
            element.blur();
            return box.width >= 24 && box.height >= 24;
          };
          const inText = element => {
            if (getComputedStyle(element).display !== 'inline') return false;
            let block = element.parentElement;
            while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
            return /[\p{L}\p{N}]/u.test(block.innerText.replace(element.innerText, ''));
          };
          const targets = [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
            .filter(element => element.type !== 'hidden' && element.checkVisibility({ visibilityProperty: true }));
          const address = element => element.getAttribute('href');
          const sameElsewhere = element => element instanceof SVGElement
            && targets.some(other => !(other instanceof SVGElement) && address(other) === address(element) && large(other));
          return targets
            .filter(element => !large(element) && !(element instanceof HTMLElement && inText(element)) && !sameElsewhere(element))
            .map(element => {
              const box = element.getBoundingClientRect();
              return `${box.width.toFixed(1)} x ${box.height.toFixed(1)}: ${element.outerHTML.slice(0, 160)}`;
            });
        }
        """;
}
