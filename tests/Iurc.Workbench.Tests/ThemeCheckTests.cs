using System.Text.Json;
using System.Text.RegularExpressions;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>Every check of the theme fires on a broken copy, at the place that is marked with §, and stays silent on the repository's own theme.</summary>
public sealed partial class ThemeCheckTests
{
    /// <summary>Code, template, what to replace, and the replacement with a mark where the finding belongs.</summary>
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "L001", "Timeline", "{%- endfor %}", "" },
        { "L001", "Timeline", "{%- assign status", "{%- assing status" },
        { "L001", "Timeline", "{{ phase.Title }}", "{{ phase.Title §t }}" },
        { "L002", "Timeline", "phase | phase_status", "phase | §phase_state" },
        { "L002", "Layout", "| append_version", "| §apend_version" },
        { "L003", "Timeline", "\"PhaseYears\"", "§\"PhaseYear\"" },
        { "L004", "PageMeta", "zone \"HeadMeta\"", "zone §\"HeadMetas\"" },
        { "L005", "Timeline", "phase.ProgrammeName", "phase.§ProgramName" },
        { "L005", "Content-Page", "item.Content.Page.Summary", "item.Content.Page.§Sumary" },
        { "L005", "Content-Page", "item.Content.Page.Body", "item.Content.§Pages.Body" },
        { "L005", "Content-Page", "Body.Html", "Body.§Text" },
        { "L005", "Content-Page", "item.DisplayText", "item.§Modified" },
        { "L005", "Content-LandingPage", "block.TextBlock", "block.§TextBlok" },
        { "L005", "TextBlock", "Model.Block.Body", "Model.Block.§Text" },
        { "L005", "RegionTable", "forloop.last", "forloop.§lsat" },
        { "L005", "Layout", "Culture.Name", "Culture.§Direction" },
        { "L006", "RichText", "Model.Html | sanitize_html: below: Model.Below", "§Model.Html" },
        { "L006", "Content-Page", "{% shape \"RichText\", html: item.Content.Page.Body.Html, language: language, at: \"Page.Body\" %}", "{{ §item.Content.Page.Body.Html | raw }}" },
        { "L006", "PageMeta", "{%- page_title_add_segment title", "{%- page_title_add_segment §Model.Title" },
        { "L006", "Timeline", "{{ phase.Title }}", "{% capture x %}{{ phase.Title | raw }}{% endcapture %}{{ §x }}" },
        { "L009", "Timeline", "<ol class=", "§A list<ol class=" },
        { "L009", "SearchHelp", "\"All phases\" | t", "§\"All phases\"" },
        { "L009", "SiteHeader", "aria-label=\"{{ \"Main menu\" | t }}\"", "aria-label=\"§Main menu\"" },
        { "L009", "Content-Phase", "\"Phases\" | t", "§\"Phases\"" },
        { "L009", "FundingBlock", "{%- assign text", "{% shape \"PageHeader\", title: §\"Our funding\" %}{%- assign text" },
        { "L011", "Layout", "\"~/Iurc.Theme/favicon.svg\"", "§\"~/Iurc.Theme/favicons.svg\"" },
        { "L012", "Layout", "\"~/Iurc.Theme/favicon.svg\" | href | append_version", "§\"~/Iurc.Theme/favicon.svg\" | href" },
        { "L012", "Timeline", "<ol class=", "<img alt=\"\" src=\"§/Iurc.Theme/favicon.svg\"><ol class=" },
        { "L013", "Layout", "<link rel=\"icon\"", "§<link rel=\"stylesheet\" href=\"https://fonts.example/a.css\"><link rel=\"icon\"" },
        { "L013", "Timeline", "<ol class=", "§<img alt=\"\" src=\"//example.eu/a.svg\"><ol class=" },
        { "L014", "Timeline", "<ol class=", "§<ol style=\"color:red\" class=" },
        { "L014", "Timeline", "<ol class=", "§<ol onclick=\"x()\" class=" },
        { "L014", "Timeline", "<ol class=", "§<script>x()</script><ol class=" },
        { "L015", "Timeline", "{{ phase.Title }}", "{{ §phaze.Title }}" },
        { "L015", "Timeline", "in Programme.Phases", "in §Program.Phases" },
        { "L016", "Pager", "Model.PageCount > 1", "Model.§Pages > 1" },
        { "L016", "SearchResults", "page_count: found.PageCount", "§pages: found.PageCount" },
        { "L016", "Content-Page", "= Model.ContentItem", "= Model.§Item" },
        { "L017", "Content-LandingPage", "\"TextBlock\" %}", "§\"TextBlok\" %}" },
        { "L017", "PhaseYears", "\"past\"", "§\"passed\"" },
        { "L017", "Content-CollectionPage", "\"phases\"", "§\"phase\"" },
        { "W014", "SearchHelp", "\"~/regions\"", "§\"~/region\"" },
        { "W014", "SearchHelp", "\"~/regions\"", "§\"regions\"" },
        { "W011", "FundingBlock", "\"alias:funding-statement\"", "§\"alias:funding-statment\"" },
        { "W011", "SiteHeader", "\"alias:main-menu\"", "§\"alias:mainmenu\"" },
    };

    /// <summary>The codes that are tested here.</summary>
    internal static IEnumerable<string> TestedCodes => Faults.Select(row => row.Data.Item1).Concat(["L007", "L008", "L010", "L011", "L013"]);

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_is_reported_where_it_is(string code, string template, string old, string replacement)
    {
        using var copy = new SiteCopy();
        var expected = SiteCopy.Edit(copy.Template(template), old, replacement);

        var result = await Tool.RunAsync(copy.Folder.Root, "check");

        Assert.Equal(1, result.Code);
        var line = Assert.Single(result.Lines, line => line.Contains($": error {code}: ", StringComparison.Ordinal) && line.Contains($"{template}.liquid:", StringComparison.Ordinal)
            && (expected == default || line.Contains($".liquid:{expected.Line}:{expected.Column}: ", StringComparison.Ordinal)));
        // Says how to mend it, not only what is wrong.
        Assert.Matches("[.?!]$", line);
    }

    [Fact]
    public async Task The_theme_of_the_repository_is_clean()
    {
        var result = await Tool.RunAsync(Repository.Folder.Root, "check", Repository.Folder.Views);

        Assert.Equal("", result.Output);
        Assert.Equal(0, result.Code);
    }

    [Theory]
    [InlineData("Unused", "L007")]
    [InlineData("Content-Nonsense", "L007")]
    [InlineData("HttpError-NotThere", "L007")]
    public async Task A_template_that_nobody_asks_for_is_reported(string name, string code)
    {
        using var copy = new SiteCopy();
        await File.WriteAllTextAsync(copy.Template(name), "<p></p>", TestContext.Current.CancellationToken);

        Assert.Contains((await Tool.RunAsync(copy.Folder.Root, "check")).Lines, line => line.Contains($"{name}.liquid:1:1: error {code}: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Menu")]
    [InlineData("Content-Phase.Summary")]
    [InlineData("HttpError-Conflict")]
    public async Task An_override_of_what_Orchard_shows_is_not_complained_of(string name)
    {
        using var copy = new SiteCopy();
        await File.WriteAllTextAsync(copy.Template(name), "<p></p>", TestContext.Current.CancellationToken);

        Assert.Equal(0, (await Tool.RunAsync(copy.Folder.Root, "check")).Code);
    }

    [Theory]
    [InlineData("Content-Region", "L008")]
    [InlineData("HttpError-NotFound", "L008")]
    [InlineData("Layout", "L008")]
    [InlineData("Pager", "L003")]
    public async Task A_template_that_is_missing_is_reported(string name, string code)
    {
        using var copy = new SiteCopy();
        File.Delete(copy.Template(name));

        Assert.Contains((await Tool.RunAsync(copy.Folder.Root, "check")).Lines, line => line.Contains($": error {code}: ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("url(https://fonts.example/a.woff2)", "L013")]
    [InlineData("url(\"../images/nowhere.png\")", "L011")]
    public async Task A_stylesheet_that_loads_what_is_not_here_is_reported(string address, string code)
    {
        using var copy = new SiteCopy();
        await File.AppendAllTextAsync(Path.Combine(copy.Folder.Assets, "styles", "iurc.css"), $"\n.x {{ background: {address} }}\n", TestContext.Current.CancellationToken);

        Assert.Contains((await Tool.RunAsync(copy.Folder.Root, "check")).Lines, line => line.Contains($"iurc.css:", StringComparison.Ordinal) && line.Contains($": error {code}: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Translations_are_held_to_the_templates()
    {
        using var copy = new SiteCopy();
        Directory.CreateDirectory(Path.Combine(copy.Folder.Root, "Localization"));
        var texts = Directory.EnumerateFiles(copy.Folder.Views).SelectMany(path => Translatable().Matches(File.ReadAllText(path)).Select(match => match.Groups["text"].Value)).Distinct().ToList();
        Assert.True(texts.Count > 40);
        var po = Path.Combine(copy.Folder.Root, "Localization", "fr.po");

        await WriteAsync(texts);
        Assert.Equal(0, (await Tool.RunAsync(copy.Folder.Root, "check")).Code);

        // Orchard's own translations are none of ours.
        await File.WriteAllTextAsync(Path.Combine(copy.Folder.Root, "Localization", "OrchardCore.Users.po"), "msgctxt \"OrchardCore.Users\"\nmsgid \"Search\"\nmsgstr \"Chercher {0}\"\n", TestContext.Current.CancellationToken);
        Assert.Equal("", (await Tool.RunAsync(copy.Folder.Root, "check", "themes")).Output);

        await WriteAsync(texts.Skip(1));
        Assert.Contains((await Tool.RunAsync(copy.Folder.Root, "check")).Lines, line => line.Contains($"error L010: fr.po does not translate \"{texts[0]}\"", StringComparison.Ordinal));

        await WriteAsync(texts.Append("Nobody says this"));
        Assert.Contains((await Tool.RunAsync(copy.Folder.Root, "check")).Lines, line => line.Contains("fr.po:", StringComparison.Ordinal) && line.Contains("warning L010", StringComparison.Ordinal));

        await WriteAsync(texts, text => text.Replace("{0}", "{1}", StringComparison.Ordinal));
        Assert.Contains((await Tool.RunAsync(copy.Folder.Root, "check")).Lines, line => line.Contains("error L010: The translation of", StringComparison.Ordinal));

        Task WriteAsync(IEnumerable<string> ids, Func<string, string>? translate = null)
            => File.WriteAllTextAsync(po, "msgid \"\"\nmsgstr \"Content-Type: text/plain\"\n\n"
                + string.Concat(ids.Select(id => $"msgctxt \"Iurc.Theme.Views.X\"\nmsgid \"{id}\"\nmsgstr \"fr {(translate is null ? id : translate(id))}\"\n\n")), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task The_findings_come_as_JSON_too()
    {
        using var copy = new SiteCopy();
        var (line, column) = SiteCopy.Edit(copy.Template("Timeline"), "phase.ProgrammeName", "phase.§ProgramName");

        var result = await Tool.RunAsync(copy.Folder.Root, "check", "--format", "json", "themes");
        using var json = JsonDocument.Parse(result.Output);
        var finding = Assert.Single(json.RootElement.EnumerateArray());
        Assert.Equal(("themes/Iurc.Theme/Views/Timeline.liquid", line, column, "error", "L005"), (
            finding.GetProperty("file").GetString(), finding.GetProperty("line").GetInt32(), finding.GetProperty("column").GetInt32(),
            finding.GetProperty("severity").GetString(), finding.GetProperty("code").GetString()));
        Assert.Equal(1, result.Code);
    }

    [Fact]
    public async Task The_findings_come_as_SARIF_too()
    {
        using var copy = new SiteCopy();
        var (line, column) = SiteCopy.Edit(copy.Template("Timeline"), "phase.ProgrammeName", "phase.§ProgramName");

        var result = await Tool.RunAsync(copy.Folder.Root, "check", "--format", "sarif", "themes");
        using var json = JsonDocument.Parse(result.Output);
        Assert.Equal("2.1.0", json.RootElement.GetProperty("version").GetString());
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        var finding = Assert.Single(run.GetProperty("results").EnumerateArray());
        Assert.Equal("L005", finding.GetProperty("ruleId").GetString());
        Assert.Contains(run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray(), rule => rule.GetProperty("id").GetString() == "L005");
        var place = finding.GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("themes/Iurc.Theme/Views/Timeline.liquid", place.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((line, column), (place.GetProperty("region").GetProperty("startLine").GetInt32(), place.GetProperty("region").GetProperty("startColumn").GetInt32()));
    }

    // What SARIF 2.1.0 asks for in §§ 3.13, 3.14, 3.19, 3.27 and 3.49, as far as this tool writes it.
    [Fact]
    public async Task The_SARIF_has_the_shape_that_the_standard_wants_and_explains_every_rule()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Template("Timeline"), "phase.ProgrammeName", "phase.ProgramName");
        SiteCopy.SetField(copy.Recipe("content/phases"), "iurcphase10000000000000000", "EndYear", """{ "Value": 2015 }""");

        using var json = JsonDocument.Parse((await Tool.RunAsync(copy.Folder.Root, "check", "--format", "sarif")).Output);
        Assert.True(Uri.IsWellFormedUriString(json.RootElement.GetProperty("$schema").GetString(), UriKind.Absolute));
        var run = Assert.Single(json.RootElement.GetProperty("runs").EnumerateArray());
        Assert.Equal("unicodeCodePoints", run.GetProperty("columnKind").GetString());
        var driver = run.GetProperty("tool").GetProperty("driver");
        Assert.Equal("iurc-workbench", driver.GetProperty("name").GetString());

        var rules = driver.GetProperty("rules").EnumerateArray().ToDictionary(rule => rule.GetProperty("id").GetString()!);
        Assert.All(rules.Values, rule =>
        {
            Assert.EndsWith(".", rule.GetProperty("shortDescription").GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.Contains("Mend: ", rule.GetProperty("help").GetProperty("text").GetString(), StringComparison.Ordinal);
            Assert.DoesNotContain("#", rule.GetProperty("help").GetProperty("markdown").GetString()!.Split('\n')[^1], StringComparison.Ordinal);
        });
        Assert.Equal(["A", "B", "C", "D", "H", "L", "M", "P", "R", "S", "T", "V", "W"], rules.Keys.Select(code => code[..1]).Distinct().Order(StringComparer.Ordinal));

        var results = run.GetProperty("results").EnumerateArray().ToList();
        Assert.Contains(results, result => result.GetProperty("ruleId").GetString() == "P006");
        Assert.All(results, result =>
        {
            Assert.Contains(result.GetProperty("ruleId").GetString()!, rules.Keys);
            Assert.True(result.GetProperty("level").GetString() is "error" or "warning");
            Assert.False(string.IsNullOrWhiteSpace(result.GetProperty("message").GetProperty("text").GetString()));
            var place = Assert.Single(result.GetProperty("locations").EnumerateArray()).GetProperty("physicalLocation");
            Assert.True(Uri.IsWellFormedUriString(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.Relative));
            Assert.True(place.GetProperty("region").GetProperty("startLine").GetInt32() > 0);
            Assert.True(place.GetProperty("region").GetProperty("startColumn").GetInt32() > 0);
        });
    }

    [Fact]
    public async Task A_page_that_fails_is_reported_although_each_file_is_sound()
    {
        using var copy = new SiteCopy();
        var template = copy.Template("FundingBlock");
        await File.AppendAllTextAsync(template, "{% shape \"FundingBlock\" %}", TestContext.Current.CancellationToken);

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        Assert.Contains(result.Lines, line => line.StartsWith("themes/Iurc.Theme/Views/FundingBlock.liquid:", StringComparison.Ordinal) && line.Contains("error L018: The page /", StringComparison.Ordinal));
        Assert.Equal(1, result.Code);
    }

    [Fact]
    public async Task Links_that_the_theme_and_an_item_name_alike_are_reported_at_the_item()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("content/legal"), "\"Html\": \"<p>We want", "\"Html\": \"<a href=\\\"/contact\\\"> phases </a><p>We want");

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        var line = Assert.Single(result.Lines, line => line.Contains(" error ", StringComparison.Ordinal));
        Assert.Contains("W038: On the page /accessibility two links are named \"Phases\", one to /phases and one to /contact.", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_format_that_does_not_exist_is_a_misuse()
        => Assert.Equal(2, (await Tool.RunAsync(Repository.Folder.Root, "check", "--format", "xml")).Code);

    [GeneratedRegex("""["'](?<text>[^"']+)["']\s*\|\s*t\b""", RegexOptions.ExplicitCapture)]
    private static partial Regex Translatable();
}
