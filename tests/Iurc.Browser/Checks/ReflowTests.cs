using Iurc.Browser.Sites;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>Small screens and large letters.</summary>
public abstract class ReflowTests(PublicSite site) : PublicSiteTests(site)
{
    [Theory]
    [InlineData(320, 640, 1)]
    // What is left of 1280 by 1024 pixels at 400 %.
    [InlineData(320, 256, 4)]
    public Task Nothing_needs_scrolling_sideways(int width, int height, float scale)
        => AssertOnEveryPageAsync(
            new() { ViewportSize = new() { Width = width, Height = height }, DeviceScaleFactor = scale },
            async (tab, _) => await tab.EvaluateAsync<string[]>(TooWide));

    /// <summary>Elements that stick out on the right, if the page can be scrolled sideways.</summary>
    private const string TooWide =
        """
        () => {
          const root = document.documentElement;
          if (root.scrollWidth <= root.clientWidth) return [];
          const out = [...document.body.querySelectorAll('*')]
            .filter(e => !e.ownerSVGElement && e.getBoundingClientRect().right > root.clientWidth + 0.5)
            .map(e => e.outerHTML.slice(0, 120));
          return [`${root.scrollWidth} px wide because of: ${out.slice(0, 3).join(' ')}`];
        }
        """;
}
