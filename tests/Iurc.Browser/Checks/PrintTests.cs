using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Iurc.Browser.Sites;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Browser.Checks;

/// <summary>The site on paper.</summary>
public abstract partial class PrintTests(PublicSite site) : PublicSiteTests(site)
{
    private const string Margin = "10mm";

    /// <summary>Pages by the width of the paper between the margins, in CSS pixels.</summary>
    public static TheoryData<string, string, int> Papers
    {
        get
        {
            var data = new TheoryData<string, string, int>();
            foreach (var path in (string[])["/", "/about", "/regions", "/regions/iurc-china", "/testimonials"])
            {
                data.Add(path, "A4", 718);
                data.Add(path, "Letter", 740);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Papers))]
    public async Task A_printed_page_is_complete(string path, string format, int width)
    {
        await using var visitor = await Site.NewVisitorAsync(new() { ViewportSize = new() { Width = width, Height = 1000 } });
        var tab = await visitor.NewPageAsync();
        await tab.GotoAsync(path);
        await tab.EmulateMediaAsync(new() { Media = Media.Print });

        var problems = new List<string>();
        problems.AddRange(await tab.EvaluateAsync<string[]>(CutOff));
        problems.AddRange(await tab.EvaluateAsync<string[]>(LinksWithoutAddress));
        var pdf = await PrintAsync(tab, format);
        var drawing = string.Concat(StreamsOf(pdf));
        if (EmblemField().Count(drawing) != 1 || EmblemStar().Count(drawing) != 12)
        {
            problems.Add("The emblem is not there in its colours.");
        }

        AssertNone(problems);
    }

    [Theory]
    [InlineData("A4")]
    [InlineData("Letter")]
    public async Task The_page_about_the_programme_fits_on_one_sheet(string format)
    {
        await using var visitor = await Site.NewVisitorAsync();
        var tab = await visitor.NewPageAsync();
        await tab.GotoAsync("/about");
        var pdf = await PrintAsync(tab, format);
        Assert.InRange(PageObject().Count(Encoding.Latin1.GetString(pdf)), 1, 2);
    }

    private static Task<byte[]> PrintAsync(IPage tab, string format)
        => tab.PdfAsync(new() { Format = format, Margin = new() { Top = Margin, Right = Margin, Bottom = Margin, Left = Margin } });

    /// <summary>The compressed parts of a PDF, of which its drawing is one.</summary>
    private static IEnumerable<string> StreamsOf(byte[] pdf)
    {
        foreach (Match match in Stream().Matches(Encoding.Latin1.GetString(pdf)))
        {
            using var stream = new ZLibStream(new MemoryStream(pdf, match.Index + match.Length, pdf.Length - match.Index - match.Length), CompressionMode.Decompress);
            using var text = new StreamReader(stream, Encoding.Latin1);
            yield return text.ReadToEnd();
        }
    }

    // The blue rectangle and the golden stars as the emblem's template draws them.
    [GeneratedRegex(@"\b0 \.2 \.6 rg\s+(/\w+ gs\s+)?0 0 270 180 re\s+f")]
    private static partial Regex EmblemField();

    [GeneratedRegex(@"\b1 \.8 0 rg\s+(/\w+ gs\s+)?0 -10 m\s")]
    private static partial Regex EmblemStar();

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex PageObject();

    [GeneratedRegex(@"/Filter\s*/FlateDecode[^>]*>>\s*stream\r?\n")]
    private static partial Regex Stream();

    /// <summary>Elements that stick out of the paper on the right or out of a box that would be scrolled on a screen.</summary>
    private const string CutOff =
        """
        () => {
          const width = document.documentElement.clientWidth;
          const shown = [...document.body.querySelectorAll('*')].filter(e => e.checkVisibility() && getComputedStyle(e).clipPath === 'none');
          return shown.filter(e => e.getBoundingClientRect().right > width + 0.5 && !e.ownerSVGElement
              || getComputedStyle(e).overflowX !== 'visible' && e.scrollWidth > e.clientWidth && !(e instanceof SVGElement))
            .map(e => `Cut off: ${e.outerHTML.slice(0, 120)}`);
        }
        """;

    /// <summary>Links to elsewhere whose address is not printed.</summary>
    private const string LinksWithoutAddress =
        """
        () => [...document.querySelectorAll('a[href^="http"]')]
          .filter(link => link.checkVisibility())
          .filter(link => !link.textContent.includes(link.getAttribute('href')) && !getComputedStyle(link, '::after').content.includes(link.getAttribute('href')))
          .map(link => `No address: ${link.outerHTML.slice(0, 160)}`)
        """;
}
