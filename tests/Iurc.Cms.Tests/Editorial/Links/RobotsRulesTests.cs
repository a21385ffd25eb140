using Iurc.Cms.Editorial.LinkHealth.Visiting;
using Xunit;

namespace Iurc.Cms.Tests.Editorial.Links;

/// <summary>robots.txt is read as RFC 9309 says.</summary>
public class RobotsRulesTests
{
    [Theory]
    [InlineData("", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nUser-agent: iurc-linkcheck\nDisallow: /", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: Iurc-LinkCheck\nDisallow: /b", "/a", true)]
    [InlineData("User-agent: Iurc-LinkCheck\nDisallow: /b\nUser-agent: *\nDisallow: /", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /a # not this\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/file.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/file.pdf?download", true)]
    [InlineData("User-agent: *\nDisallow: /*/private/*.html", "/x/private/y.html?z", false)]
    [InlineData("User-agent: *\nDisallow: /a*a$", "/a", true)]
    [InlineData("User-agent: *\r\nSitemap: https://far.example/x\r\nDisallow: /a", "/a", false)]
    [InlineData("\uFEFFUser-agent: *\nDisallow: /", "/a", false)]
    [InlineData("\uFEFF\nUser-agent: Iurc-LinkCheck\nDisallow: /", "/a", false)]
    [InlineData("Disallow: /", "/a", true)]
    [InlineData("<!doctype html><p>Not found", "/a", true)]
    public void Rules_decide(string text, string path, bool isAllowed)
        => Assert.Equal(isAllowed, RobotsRules.Parse(text, PoliteWeb.ProgramName).Allow(path));
}
