using System.Net;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>What a template may not do is said with template, line and reason.</summary>
public sealed class FailureTests
{
    [Theory]
    [InlineData("{% nonsense %}", "Unknown tag 'nonsense'")]
    [InlineData("{% antiforgerytoken %}", "Unknown tag 'antiforgerytoken'")]
    [InlineData("{{ 'x' | nonsense }}", "Undefined filter 'nonsense'")]
    [InlineData("{% shape 'Nonsense' %}", "no template Nonsense.liquid")]
    [InlineData("{% shape '../Layout' %}", "no template ../Layout.liquid")]
    [InlineData("{% shape 'FundingBlock', id: 'x' %}", "\"id\"")]
    [InlineData("{% render_section 'Nothing', required: true %}", "\"Nothing\"")]
    [InlineData("{{ Content['slug:x'] }}", "slug:x")]
    [InlineData("{{ Request.Headers }}", "Request.Headers")]
    [InlineData("{{ '{' | t }}", "format")]
    [InlineData("{% shape 'Content-Page', x: 1 ", "Invalid 'shape' tag")]
    public async Task A_template_that_asks_for_the_impossible_fails_by_name_and_line(string liquid, string reason)
    {
        using var copy = new SiteCopy();
        File.WriteAllText(copy.Template("FundingBlock"), "<p>\n\n" + liquid + "</p>\n");
        await using var site = await Site.StartAsync(copy.Folder);

        var markup = await site.GetMarkupAsync("/about", HttpStatusCode.InternalServerError);
        var text = Words.TextOf(Site.Parse(markup).Body!);

        Assert.Contains("Template: FundingBlock.liquid", text, StringComparison.Ordinal);
        Assert.Matches("Line: [34] ", text);
        Assert.Contains(reason, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(" at Iurc.", text, StringComparison.Ordinal);
        Assert.DoesNotContain(" at Fluid.", text, StringComparison.Ordinal);

        await site.GetPageAsync("/phases");
    }

    [Fact]
    public async Task A_shape_that_contains_itself_fails()
    {
        using var copy = new SiteCopy();
        File.WriteAllText(copy.Template("FundingBlock"), "{% shape 'FundingBlock' %}");
        await using var site = await Site.StartAsync(copy.Folder);

        var markup = await site.GetMarkupAsync("/about", HttpStatusCode.InternalServerError);
        Assert.Contains("contains itself", markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_failure_page_encodes_what_it_quotes()
    {
        using var copy = new SiteCopy();
        File.WriteAllText(copy.Template("FundingBlock"), "{% shape '<script>alert(1)</script>' %}");
        await using var site = await Site.StartAsync(copy.Folder);

        var document = await site.GetPageAsync("/about", HttpStatusCode.InternalServerError);
        Assert.Empty(document.QuerySelectorAll("script"));
        Assert.Contains("<script>alert(1)</script>", document.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_content_type_without_template_fails()
    {
        using var copy = new SiteCopy();
        File.Delete(copy.Template("Content-Region"));
        await using var site = await Site.StartAsync(copy.Folder);

        var markup = await site.GetMarkupAsync("/regions/iurc-china", HttpStatusCode.InternalServerError);
        Assert.Contains("Content-Region.liquid", markup, StringComparison.Ordinal);
    }
}
