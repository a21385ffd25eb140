using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using OrchardCore.UrlRewriting;
using Xunit;

namespace Iurc.Cms.Tests.Addresses;

/// <summary>An administrator has switched rules on that rewrite addresses: neither they nor pages take an address of the other, or of the site's own.</summary>
public sealed class RewriteRuleTests(RewriteRuleTests.RewritingSite site) : IClassFixture<RewriteRuleTests.RewritingSite>
{
    private const string Create = "/Admin/UrlRewriting/Create/";

    [Theory]
    [InlineData("Redirect", "^/login$", true)]
    [InlineData("Redirect", "^/Login$", false)]
    [InlineData("Redirect", ".*", false)]
    [InlineData("Redirect", "sitemap", false)]
    [InlineData("Redirect", "^/media/", false)]
    [InlineData("Redirect", "!^/old/", false)]
    [InlineData("Rewrite", "^/contents/contentitems/[^/]+$", true)]
    [InlineData("Rewrite", "^/$", false)]
    [InlineData("Rewrite", "^/health/", false)]
    public async Task A_rule_that_takes_an_address_of_the_sites_own_is_refused_in_words(string source, string pattern, bool ignoresCase)
    {
        var answer = await SubmitAsync(source, pattern, ignoresCase);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Matches("The rule takes the address /.* which is the site's own", Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors")!));
        Assert.Equal(pattern, HtmlForm.Of(answer.Document, "form:has([name$='.Pattern'])")[Field(answer, "Pattern")]);
        Assert.DoesNotContain(await RulesAsync(), name => name == "A rule");
    }

    [Theory]
    [InlineData("Redirect", "^/old-address/(.*)$")]
    [InlineData("Rewrite", "^(.+)/index\\.html$")]
    public async Task Another_rule_is_taken(string source, string pattern)
    {
        var answer = await SubmitAsync(source, pattern, ignoresCase: true, name: pattern);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
        Assert.Contains(pattern, await RulesAsync());
    }

    [Fact]
    public async Task A_page_at_an_address_that_a_rule_takes_is_refused_with_the_name_of_the_rule()
    {
        Assert.Equal(HttpStatusCode.Redirect, (await SubmitAsync("Redirect", "^/taken(/.*)?$", ignoresCase: true, name: "To the new site")).Status);

        foreach (var (title, path) in new[] { ("Taken", ""), ("Another", "taken/by-a-rule") })
        {
            var answer = await PublishAsync(title, path);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            Assert.Contains("is the site's own (the rule \"To the new site\" for rewriting addresses). Choose another title or address.",
                Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors")!), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await PublishAsync("Not taken", "")).Status);
    }

    [Fact]
    public async Task A_package_with_such_a_rule_is_refused_before_anything_is_imported()
    {
        var administrator = await site.BrowserOfAsync(Site.AdminName);
        const string Json = "/Admin/DeploymentPlan/Import/Json";
        var form = HtmlForm.Of((await administrator.GetAsync(Json)).Document, "form:has([name=Json])");
        form["Json"] = """
            { "steps": [ { "name": "UrlRewriting", "Rules": [
              { "Source": "Redirect", "Name": "Sound", "Pattern": "^/sound$", "SubstitutionPattern": "/about", "RedirectType": "Found" },
              { "Source": "Redirect", "Name": "All", "Pattern": "^(.*)$", "SubstitutionPattern": "/about", "RedirectType": "Found" },
              { "Source": "Teleport", "Name": "Odd", "Pattern": "^a$" } ] } ] }
            """;
        var answer = await administrator.PostAsync(form, Json);

        Assert.Contains("Step 1, \"UrlRewriting\": the rule \"All\": The rule takes the address /", answer.VisibleText, StringComparison.Ordinal);
        Assert.Contains("the rule \"Odd\" has no \"Source\"", answer.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("Sound", await RulesAsync());
    }

    private async Task<Answer> SubmitAsync(string source, string pattern, bool ignoresCase, string name = "A rule")
    {
        var administrator = await site.BrowserOfAsync(Site.AdminName);
        var page = await administrator.GetAsync(Create + source);
        var form = HtmlForm.Of(page.Document, "form:has([name$='.Pattern'])");
        form[page.Document.QuerySelector("input[name$='Name']")!.GetAttribute("name")!] = name;
        form[Field(page, "Pattern")] = pattern;
        form[Field(page, "SubstitutionPattern")] = "/about";
        form.Tick(Field(page, "IsCaseInsensitive"), ignoresCase);
        return await administrator.PostAsync(form, Create + source);
    }

    private async Task<Answer> PublishAsync(string title, string path)
    {
        const string Address = "/Admin/Contents/ContentTypes/Page/Create";
        var editor = await site.BrowserOfAsync("editor");
        var form = HtmlForm.Of((await editor.GetAsync(Address)).Document, "form[enctype='multipart/form-data']");
        Draft.Sound("Page").Set("TitlePart.Title", title).Set("AutoroutePart.Path", path).TypeInto(form);
        form.Press("submit.Publish", "submit.Publish");
        return await editor.PostAsync(form, Address);
    }

    private static string Field(Answer page, string name) => page.Document.QuerySelector($"input[name$='.{name}']:not([type=hidden])")!.GetAttribute("name")!;

    private Task<List<string>> RulesAsync() => site.Tenant.UsingAsync(async services =>
        (await services.GetRequiredService<IRewriteRulesManager>().GetAllAsync()).Select(rule => rule.Name).ToList());

    /// <summary>A site with the feature.</summary>
    public sealed class RewritingSite(Site host) : IAsyncLifetime
    {
        private readonly OwnTenant _own = new(host);

        internal Tenant Tenant => _own.Tenant;

        internal Task<Browser> BrowserOfAsync(string name) => _own.BrowserOfAsync(name);

        public async ValueTask InitializeAsync()
        {
            await _own.InitializeAsync();
            await Tenant.UsingAsync(async services =>
            {
                var features = services.GetRequiredService<IShellFeaturesManager>();
                await features.EnableFeaturesAsync((await features.GetAvailableFeaturesAsync()).Where(feature => feature.Id == "OrchardCore.UrlRewriting"), force: true);
            });
        }

        public ValueTask DisposeAsync() => _own.DisposeAsync();
    }
}
