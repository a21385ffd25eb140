using System.Globalization;
using System.Text.RegularExpressions;
using Iurc.Workbench.Checking;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>Every check fires on a broken copy of the recipes, at the place that is marked with §.</summary>
public sealed partial class CheckTests
{
    private const string AnyPhase = "\"ContentType\": \"Phase\"";

    /// <summary>Code, file, what to replace, and the replacement with a mark where the finding belongs.</summary>
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { "W003", "content/phases", AnyPhase, "\"ContentType\": §Phase" },
        { "W003", "content/phases", AnyPhase, "\"Ünïcödé 😀\": §Phase" },
        { "W003", "content/phases", AnyPhase, "\"ContentType\" §\"Phase\"" },
        { "W003", "content/phases", AnyPhase, "\"ContentType\": §\"\\uD800\"" },
        { "W003", "content/phases", AnyPhase, "\"Number\": §1e999, " + AnyPhase },
        { "W004", "content/phases", "\"steps\": [", "\"steps\": [ §1," },
        { "W004", "content/phases", "\"steps\": [", "\"steps\": [ §{ \"data\": [] }," },
        { "W004", "content/phases", "\"steps\": [", "\"steps\": §{}, \"others\": [" },
        { "W004", "content/phases", "\"data\": [", "\"data\": §null, \"others\": [" },
        { "W004", "content/phases", "\"data\": [", "\"data\": [ §\"item\"," },
        { "W004", "content/phases", "\"data\": [", "\"data\": [ §{ \"ContentItemId\": \"lonely\" }," },
        { "W004", "content/regions", "\"ContentItemIds\": [", "\"ContentItemIds\": §\"iurcphase20000000000000000\", \"Others\": [" },
        { "W004", "iurc", "\"Values\": [", "\"Values\": [ §{}," },
        { "W005", "content/phases", AnyPhase, AnyPhase + ", §" + AnyPhase },
        { "W006", "content/phases", "\"name\": \"Iurc.Content.Phases\"", "\"name\": §\" \"" },
        { "W007", "content/regions", "\"Iurc.Content.Regions\"", "§\"Iurc.Content.Phases\"" },
        { "W008", "iurc", "\"Iurc.Content.Phases\"", "§\"Iurc.Content.Phasen\"" },
        { "W009", "iurc", "\"name\": \"themes\"", "\"name\": §\"theme\"" },
        { "W010", "content/phases", AnyPhase, "\"ContentType\": §\"Phases\"" },
        { "W010", "content/pages", "\"ContentType\": \"PhaseBlock\"", "/* 😀 é */ \"ContentType\": §\"PhaseBlok\"" },
        { "W010", "content/pages", "\"ContentType\": \"LinkMenuItem\"", "\"ContentType\": §\"LinkMenu\"" },
        { "W011", "content/regions", "\"iurcphase20000000000000000\"", "§\"iurcphase90000000000000000\"" },
        { "W011", "content/pages", "\"iurcvoiceniessler000000000\"", "§\"iurcvoicenobody00000000000\"" },
        { "W011", "iurc", "\"iurchome000000000000000000\"", "§\"iurchome900000000000000000\"" },
        { "W012", "content/regions", "\"ContentItemId\": \"iurcregionchina00000000000\"", "\"ContentItemId\": §\"iurcphase10000000000000000\"" },
        { "W012", "content/pages", "\"iurcblockhometimeline00000\"", "§\"iurcblockhomephase00000000\"" },
        { "W013", "content/regions", "\"regions/iurc-china\"", "§\"/Phases/2016-2020\"" },
        { "W014", "content/pages", "\"ContentItemIds\": [\n                      \"iurcabout00000000000000000\"\n                    ]\n                  }\n                },\n                \"LinkMenuItemPart\": {\n                  \"Url\": \"\"", "\"ContentItemIds\": []\n                  }\n                },\n                \"LinkMenuItemPart\": {\n                  \"Url\": §\"~/abuot\"" },
        { "W014", "content/pages", "\"ContentItemIds\": [\n                      \"iurcabout00000000000000000\"\n                    ]\n                  }\n                },\n                \"LinkMenuItemPart\": {\n                  \"Url\": \"\"", "\"ContentItemIds\": []\n                  }\n                },\n                \"LinkMenuItemPart\": {\n                  \"Url\": §\"/home\"" },
        { "W014", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<a href=\\\"/kontakt?x=1#y\\\">x</a><p>We want" },
        { "W014", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<a href=' ~/contact '>x</a><p>We want" },
        { "W015", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<ScRipt>alert(1)</script><p>We want" },
        { "W015", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<svg/OnLoad=alert(1)></svg><p>We want" },
        { "W015", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<a href=' jAva\\nscript:alert(1)'>x</a><p>We want" },
        { "W015", "content/legal", "\"Html\": \"<p>The blue flag", "\"Html\": §\"<form action='&#106;avascript:alert(1)'></form><p>The blue flag" },
        { "W016", "content/phases", "\"Phase\": {\n            \"Number\": {\n              \"Value\": 1\n            },", "§\"Phase\": {" },
        { "W016", "content/phases", "\"Phase\": {", "§\"Phase\": {}, \"Another\": {" },
        { "W017", "iurc", "\"Europe/Brussels\"", "§\"[env:TZ]\"" },
        { "W017", "iurc", "\"Iurc.Theme\"\n    }", "§\"[appsettings:Theme:Name]\"\n    }" },
        { "W017", "iurc", "\"Europe/Brussels\"", "§\"[jss: uuid()]\"" },
        { "W017", "iurc", "\"Europe/Brussels\"", "§\"[js: uid()]\"" },
        { "W018", "iurc", "\"enable\": [", "§\"enabel\": [" },
        { "W018", "iurc", "\"PageSize\": 20", "\"PageSize\": 20 }, { \"name\": \"themes\", §\"sites\": \"Iurc.Theme\"" },
        { "W018", "iurc", "\"Permissions\": []", "§\"Permission\": []" },
        { "W018", "content/phases", "\"displayName\":", "§\"displayNam\":" },
        { "W019", "iurc", "\"steps\": [", "\"steps\": [ { \"name\": \"themes\", \"site\": §\"Iurc.Theme\" }," },
        { "W019", "iurc", "\"steps\": [", "\"steps\": [ { \"name\": §\"MediaProfiles\", \"MediaProfiles\": {} }," },
        { "W020", "iurc", "\"OrchardCore.Alias\"", "§\"OrchardCore.Aliass\"" },
        { "W020", "iurc", "\"Iurc.Cms.Delivery\"", "§\"Iurc.Cms.Delivry\"" },
        { "W020", "iurc", "\"OrchardCore.Alias\"", "\"OrchardCore.Alias\", §\"OrchardCore.Alias\"" },
        { "W020", "iurc", "\"site\": \"Iurc.Theme\"", "\"site\": §\"Iurc.Thema\"" },
        { "W021", "iurc", "\"steps\": [", "\"steps\": [ { \"name\": §\"WorkflowType\", \"data\": [] }," },
        { "W021", "iurc", "\"UseCdn\"", "§\"ReCaptchaSettings\": {}, \"UseCdn\"" },
        { "W021", "model/phase", "\"FieldName\": \"MediaField\"", "\"FieldName\": §\"TaxonomyField\"" },
        { "W022", "iurc", "\"LocalizationSettings\"", "§\"LocalisationSettings\"" },
        { "W022", "iurc", "\"UseCdn\"", "§\"NobodysSettings\": {}, \"UseCdn\"" },
        { "W023", "iurc", "\"steps\": [", "\"steps\": [ { \"name\": \"media\", \"Files\": [ { \"TargetPath\": \"a.jpg\", \"SourcePath\": §\"nowhere.jpg\" } ] }," },
        { "W023", "iurc", "\"Europe/Brussels\"", "§\"[file:text('nowhere.txt')]\"" },
        { "W024", "iurc", "\"Europe/Brussels\"", "§\"[js: variables('zone')]\"" },
        { "W025", "model/phase", "\"PartName\": \"TitlePart\"", "\"PartName\": §\"TitelPart\"" },
        { "W025", "model/phase", "\"PartName\": \"TitlePart\"", "\"PartName\": §\"CityPart\"" },
        { "W026", "model/phase", "\"FieldName\": \"NumericField\"", "\"FieldName\": §\"NumberField\"" },
        { "W027", "model/phase", "\"TitlePartSettings\"", "§\"AliasPartSettings\"" },
        { "W027", "model/phase", "\"NumericFieldSettings\"", "§\"NumericFieldSetting\"" },
        { "W028", "model/phase", "\"Creatable\": true", "\"Creatable\": §\"true\"" },
        { "W028", "model/phase", "\"Options\": \"EditableRequired\"", "\"Options\": §\"Editabel\"" },
        { "W028", "iurc", "\"Europe/Brussels\"", "§\"Europe/Brusels\"" },
        { "W028", "iurc", "\"DefaultCulture\": \"en\"", "\"DefaultCulture\": §\"fr\"" },
        { "W028", "iurc", "\"PageSize\": 20", "\"PageSize\": §[]" },
        { "W029", "model/phase", "\"ContentParts\": [\n        {", "\"ContentParts\": [ { \"Name\": \"Phase\", \"ContentPartFieldDefinitionRecords\": [] }, §{" },
        { "W029", "model/phase", "\"ContentTypePartDefinitionRecords\": [\n            {", "\"ContentTypePartDefinitionRecords\": [ { \"Name\": \"TitlePart\", \"PartName\": \"TitlePart\" }, §{" },
        { "W030", "model/pages", "\"ContentTypes\": [", "\"ContentTypes\": [ §{ \"Name\": \"City\", \"DisplayName\": \"City\", \"Settings\": { \"ContentTypeSettings\": { \"Creatable\": true } } }," },
        { "W031", "model/pages", "\"Editor\": \"Wysiwyg\"", "\"Editor\": §\"Wysywig\"" },
        { "W031", "model/pages", "\"Editor\": \"Collection\"", "\"DisplayMode\": §\"Collection\"" },
        { "W032", "content/phases", "\"ProgrammeName\": {", "§\"ProgramName\": {}, \"ProgrammeName\": {" },
        { "W032", "content/phases", "\"TitlePart\": {", "§\"TitlPart\": {}, \"TitlePart\": {" },
        { "W032", "content/phases", "\"TitlePart\": {", "§\"Region\": {}, \"TitlePart\": {" },
        { "W032", "content/pages", "\"TimelineBlock\": {", "\"TimelineBlock\": { §\"Headline\": {}," },
        { "W033", "content/phases", "\"Value\": 1\n", "\"Value\": §\"first\"\n" },
        { "W033", "content/phases", "\"Value\": 1\n", "§\"Text\": \"1\"\n" },
        { "W033", "content/testimonials", "\"SaidOn\": {}", "\"SaidOn\": { \"Value\": §\"yesterday\" }" },
        { "W033", "content/testimonials", "\"Place\": {}", "\"Place\": §\"Bratislava\"" },
        { "W034", "content/pages", "\"main-menu\"", "§\"Funding-Statement\"" },
        { "M001", "content/testimonials", "\"Portrait\": {}", "\"Portrait\": { \"Paths\": [ §\"a.jpg\" ] }" },
        { "M002", "content/testimonials", "\"Portrait\": {}", "\"Portrait\": { \"Paths\": [ §\"a.jpg\" ], \"MediaTexts\": [ \"A\" ], \"Decorative\": true }" },
        { "M003", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<img src='/media/a.jpg'><p>We want" },
        { "W036", "content/testimonials", "\"Portrait\": {}", "\"Portrait\": { \"Paths\": [ §\"a.jpg\" ] }" },
        { "W036", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<a href='/media/report.pdf'>r</a><p>We want" },
        { "W037", "content/phases", "\"International Urban Cooperation\"", "§\"CoopÃ©ration\"" },
        { "W037", "content/phases", "\"International Urban Cooperation\"", "§\"Co\u200Boperation\"" },
        { "W038", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<a href='/contact'>here</a> <a href='/about'>Here</a><p>We want" },
        { "W039", "content/phases", "\"TitlePart\": {", "\"TitlePart\": §{ \"Title\": \"\" }, \"Another\": {" },
        { "W041", "iurc", "\"Publish_Phase\"", "§\"Publish_Phases\"" },
        { "W041", "iurc", "\"Publish_Phase\"", "\"Publish_Phase\", §\"Publish_Phase\"" },
        { "W042", "model/pages", "\"TextBlock\",", "§\"TextBlok\"," },
        { "W042", "content/pages", "\"iurcvoiceniessler000000000\"", "§\"iurcphase10000000000000000\"" },
        { "W043", "content/phases", "\"Title\": \"Phase I\"", "\"Title\": §\"Phase 1\"" },
        { "W044", "content/phases", "\"ContentItemId\": \"iurcphase10000000000000000\"", "\"ContentItemId\": §\"iurcphase1\"" },
        { "W045", "content/legal", "\"Html\": \"<p>We want", "\"Html\": \"§<h1>Top</h1><p>We want" },
        { "W045", "content/legal", "\"Html\": \"<p>We want", "\"Html\": \"<p>Wide \\\"é\\u00e9😀\\\" §<main>words</main></p><p>We want" },
        { "W045", "content/legal", "\"Html\": \"<p>We want", "\"Html\": \"<p>See §<a href='https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.eu&amp;data=x'>this</a></p><p>We want" },
        { "W045", "content/regions", "\"Text\": \"https://www.iurc.eu/china/\"", "\"Text\": \"§https://www.iurc.eu/china/?utm_source=mail\"" },
        { "H001", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<p><img src='//example.eu/a.jpg' alt=''></p><p>We want" },
        { "H002", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<p><img src='data:image/png;base64,AA' alt=''></p><p>We want" },
        { "H003", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<p><a href='http://0x7f.1/'>here</a></p><p>We want" },
        { "H004", "content/regions", "\"Text\": \"https://www.iurc.eu/china/\"", "\"Text\": §\"http://intranet/china/\"" },
        { "H005", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<p><a href='https://europa.eu@example.org/'>here</a></p><p>We want" },
        { "H006", "content/regions", "\"Text\": \"https://www.iurc.eu/china/\"", "\"Text\": §\"https://www.\u0456urc.eu/china/\"" },
        { "H007", "content/legal", "\"Html\": \"<p>We want", "\"Html\": §\"<p><a href='https://iurc.example/shared-draft/kV3'>here</a></p><p>We want" },
        { "H008", "content/regions", "\"Text\": \"https://www.iurc.eu/china/\"", "\"Text\": §\"https://iurc.example/shared-draft/kV3\"" },
        { "A001", "content/legal", "\"Path\": \"contact\"", "\"Path\": §\"Users/LogOff/\"" },
        { "A001", "content/legal", "\"Path\": \"privacy\"", "\"Path\": §\"%66r/privacy\"" },
        { "R006", "content/regions", "\"DisplayText\": \"IUC Asia\"", "§\"DisplayText\": \"IURC China\"" },
    };

    /// <summary>Code, recipe, content item, field, and the value that breaks the rule; the finding belongs at the field.</summary>
    public static TheoryData<string, string, string, string, string> BrokenRules => new()
    {
        { "P001", "content/phases", "iurcphase10000000000000000", "Number", """{ "Value": 0 }""" },
        { "P001", "content/phases", "iurcphase10000000000000000", "Number", """{ "Value": 1.5 }""" },
        { "P002", "content/phases", "iurcphase30000000000000000", "Number", """{ "Value": 2 }""" },
        { "P003", "content/phases", "iurcphase10000000000000000", "ProgrammeName", """{ "Text": " " }""" },
        { "P004", "content/phases", "iurcphase10000000000000000", "StartYear", """{ "Value": 16 }""" },
        { "P005", "content/phases", "iurcphase10000000000000000", "EndYear", """{ "Value": 20200 }""" },
        { "P006", "content/phases", "iurcphase10000000000000000", "EndYear", """{ "Value": 2015 }""" },
        { "P007", "content/phases", "iurcphase30000000000000000", "StartYear", """{ "Value": 2023 }""" },
        { "R001", "content/regions", "iurcregionchina00000000000", "Phases", """{ "ContentItemIds": [] }""" },
        { "R002", "content/regions", "iurcregionchina00000000000", "Phases", """{ "ContentItemIds": [ "iurcabout00000000000000000" ] }""" },
        { "R003", "content/regions", "iurcregionchina00000000000", "Website", """{ "Text": "" }""" },
        { "R004", "content/regions", "iurcregionchina00000000000", "Website", """{ "Text": "javascript:alert(1)" }""" },
        { "R005", "content/regions", "iurcregionchina00000000000", "LinkKind", """{ "Text": "pages" }""" },
        { "R007", "content/regions", "iurcregionchina00000000000", "Countries", """{ "Values": [ "CN", "XX" ] }""" },
        { "R008", "content/regions", "iurcregionchina00000000000", "ArchiveAddress", """{ "Text": "ftp://example.eu/" }""" },
        { "T001", "content/testimonials", "iurcvoiceniessler000000000", "Quote", """{ "Text": null }""" },
        { "T002", "content/testimonials", "iurcvoiceniessler000000000", "Language", """{ "Text": "EN" }""" },
        { "T004", "content/testimonials", "iurcvoicebratislava0000000", "Country", """{ "Text": "Slovakia" }""" },
        { "T005", "content/testimonials", "iurcvoiceniessler000000000", "SourceAddress", """{ "Text": "" }""" },
        { "T006", "content/testimonials", "iurcvoiceniessler000000000", "SourceAddress", """{ "Text": "www.iurc.eu" }""" },
        { "T007", "content/testimonials", "iurcvoiceniessler000000000", "SaidOn", """{ "Value": "2999-12-31T00:00:00Z" }""" },
        { "T008", "content/testimonials", "iurcvoiceniessler000000000", "PermissionGiven", """{ "Value": false }""" },
        { "T009", "content/testimonials", "iurcvoiceniessler000000000", "Phases", """{ "ContentItemIds": [ "iurcabout00000000000000000" ] }""" },
    };

    [Theory]
    [MemberData(nameof(BrokenRules), DisableDiscoveryEnumeration = true)]
    public async Task A_broken_rule_is_reported_at_the_field(string code, string recipe, string id, string field, string value)
    {
        using var copy = new SiteCopy();
        var expected = SiteCopy.SetField(copy.Recipe(recipe), id, field, value);

        await AssertReportedAsync(copy, recipe, expected, code);
    }

    [Theory]
    [InlineData("P001", "content/phases", "iurcphase10000000000000000", "Number")]
    [InlineData("R003", "content/regions", "iurcregionchina00000000000", "Website")]
    [InlineData("T008", "content/testimonials", "iurcvoiceniessler000000000", "PermissionGiven")]
    public async Task A_broken_rule_is_reported_at_the_item_when_the_field_is_absent(string code, string recipe, string id, string field)
    {
        using var copy = new SiteCopy();
        var expected = SiteCopy.RemoveField(copy.Recipe(recipe), id, field);

        // That the field is absent is an error of its own.
        await AssertReportedAsync(copy, recipe, expected, code, expectedExit: 1);
    }

    [Theory]
    [InlineData("2024-12-31", "R009")]
    [InlineData("2999-12-31", "R010")]
    public async Task A_website_that_closes_without_archive_is_reported(string day, string code)
    {
        using var copy = new SiteCopy();
        SiteCopy.SetField(copy.Recipe("content/regions"), "iurcregionchina00000000000", "ClosedOn", $$"""{ "Value": "{{day}}T00:00:00Z" }""");
        var expected = SiteCopy.SetField(copy.Recipe("content/regions"), "iurcregionchina00000000000", "ArchiveAddress", """{ "Text": "" }""");

        await AssertReportedAsync(copy, "content/regions", expected, code);
    }

    [Fact]
    public async Task A_testimonial_of_nobody_is_reported()
    {
        using var copy = new SiteCopy();
        SiteCopy.SetField(copy.Recipe("content/testimonials"), "iurcvoicebratislava0000000", "Place", """{ "Text": "" }""");
        var expected = SiteCopy.SetField(copy.Recipe("content/testimonials"), "iurcvoicebratislava0000000", "PersonName", """{ "Text": "" }""");

        await AssertReportedAsync(copy, "content/testimonials", expected, "T003");
    }

    [Fact]
    public async Task Features_of_the_sites_own_modules_are_known_however_their_manifest_writes_them()
    {
        using var copy = new SiteCopy();
        copy.WriteSource("My.Module/Manifest.cs", """
            [assembly: Module(Name = "Mine")]
            [assembly: Feature(Id = Ids.Lists, Name = "Lists", Dependencies = ["OrchardCore.Sitemaps"])]
            [assembly: Feature(Id = Ids.Module + ".Forms", Name = "Forms")]
            """);
        copy.WriteSource("My.Module/Ids.cs", "static class Ids { public const string Module = \"My.Module\"; public const string Lists = \"My.Module.Lists\"; }");
        SiteCopy.Edit(copy.Recipe("iurc"), "\"OrchardCore.Alias\",", "\"OrchardCore.Alias\", \"My.Module\", \"My.Module.Lists\", \"My.Module.Forms\", \"My.Module.Form\",");
        SiteCopy.Edit(copy.Recipe("iurc"), "\"name\": \"themes\"", "\"name\": \"Sitemaps\", \"data\": [] }, { \"name\": \"themes\"");

        var lines = (await Tool.RunAsync(copy.Folder.Root, "check")).Lines;
        Assert.Equal(["My.Module.Form"], lines.Select(line => OwnFeature().Match(line)).Where(match => match.Success).Select(match => match.Groups["name"].Value));
        // What a feature of the site needs is enabled with it.
        Assert.DoesNotContain(lines, line => line.Contains("W021", StringComparison.Ordinal) && line.Contains("Sitemaps", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_is_no_choice_is_reported()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("model/region"), "\"MultiTextFieldSettings\": {", "\"MultiTextFieldSettings\": { \"Options\": [ { \"name\": \"China\", \"value\": \"CN\" } ],");

        // Every country but China.
        var findings = Findings(await Tool.RunAsync(copy.Folder.Root, "check")).Where(finding => finding.Code == "W040").ToList();
        Assert.True(findings.Count > 2);
        Assert.DoesNotContain("CN", (await Tool.RunAsync(copy.Folder.Root, "check")).Lines.Where(line => line.Contains("\"CN\" is not among", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_draft_needs_no_permission()
    {
        using var copy = new SiteCopy();
        SiteCopy.SetField(copy.Recipe("content/testimonials"), "iurcvoiceniessler000000000", "PermissionGiven", """{ "Value": false }""");
        copy.ChangeItems(item => item["Published"] = (string?)item["ContentItemId"] != "iurcvoiceniessler000000000");

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        Assert.DoesNotContain(Findings(result), finding => finding.Code == "T008");
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public async Task A_fault_is_reported_where_it_is(string code, string recipe, string old, string replacement)
    {
        using var copy = new SiteCopy();
        var expected = SiteCopy.Edit(copy.Recipe(recipe), old, replacement);

        await AssertReportedAsync(copy, recipe, expected, code);
    }

    [Fact]
    public async Task Data_that_a_template_may_read_by_its_name_is_no_error()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("content/phases"), "\"ProgrammeName\": {", "\"Partners\": [ \"one\" ], \"ProgrammeName\": {");

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        Assert.Equal(0, result.Code);
        Assert.Contains(result.Lines, line => line.Contains(": warning W032: ", StringComparison.Ordinal) && line.Contains("\"Partners\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_title_that_gives_a_page_an_address_of_the_site_is_reported()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("content/legal"), "\"Path\": \"contact\"", "\"Path\": \"\"");
        var expected = SiteCopy.Edit(copy.Recipe("content/legal"), "\"DisplayText\": \"Contact\"", "\"DisplayText\": §\"Style Guide!\"");

        await AssertReportedAsync(copy, "content/legal", expected, "A001");
    }

    [Fact]
    public void Every_code_has_a_test()
    {
        var rules = CheckGuide.All.Select(rule => rule.Code).Where(code => code[0] is 'P' or 'R' or 'T' or 'A').ToList();
        string[] elsewhere = [.. ThemeCheckTests.TestedCodes, CheckCode.NotReadable.Code, CheckCode.NotUtf8.Code, "L018", "R009", "R010", "T003", "W040"];
        var tested = Faults.Select(row => row.Data.Item1).Concat(BrokenRules.Select(row => row.Data.Item1)).Concat(elsewhere).ToHashSet();

        Assert.Empty(CheckCode.All.Select(code => code.Code).Concat(rules).Except(tested));
        Assert.Equal(CheckCode.All.Count, CheckCode.All.Select(code => code.Code).Distinct().Count());
        Assert.All(CheckCode.All, code => Assert.Matches("^[WL][0-9]{3}$", code.Code));
    }

    [Fact]
    public async Task The_recipes_of_the_repository_are_clean()
    {
        var result = await Tool.RunAsync(Repository.Folder.Root, "check");

        Assert.Equal(0, result.Code);
        Assert.DoesNotContain(": error ", result.Output, StringComparison.Ordinal);
        var count = RecipeJson.Files(Repository.Folder).Count();
        Assert.Equal($"0 errors, {result.Lines.Count} warning{(result.Lines.Count == 1 ? "" : "s")} in {count} recipes and {Directory.GetFiles(Repository.Folder.Views, "*.liquid").Length} templates", result.Error.Trim());
    }

    [Theory]
    [InlineData("<a href='/contact'>a</a> <a href='/Contact/?q=1#x'>b</a> <a href='/'>c</a> <a href='/?x'>d</a>")]
    [InlineData("<a href='/phases/2016%2D2020'>a</a> <a href='#part'>b</a> <a href='contact'>c</a> <a>d</a> <a href=''>e</a>")]
    [InlineData("<a href='https://example.eu/nowhere'>a</a> <a href='//example.eu/nowhere'>b</a> <a href='mailto:a@example.eu'>c</a>")]
    [InlineData("<a href='/login'>a</a> <a href='/admin'>b</a>")]
    [InlineData("<p title='javascript: a language'>javascript:alert(1) onclick=x &lt;script&gt; /nowhere ~/nowhere</p><!-- <script></script> -->")]
    [InlineData("<p class='online' lang='en'>on</p>")]
    [InlineData("[To be supplied: x]")]
    [InlineData("see [env:HOME]")]
    [InlineData("[js: uuid()]")]
    [InlineData("Coopération, naïve, Ânes, “quoted” – and Ελληνικά, 中文, \u00AD, 😀")]
    public async Task A_sound_text_is_not_complained_of(string html)
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => TextFields.Replace(item["Page"] ?? new System.Text.Json.Nodes.JsonObject(), html.Contains('<') ? "text" : html, html));

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        Assert.DoesNotContain(": error ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_to_a_draft_is_reported_and_a_link_in_a_draft_is_not()
    {
        using var copy = new SiteCopy();
        copy.ChangeItems(item => item["Published"] = (string?)item["ContentItemId"] != "iurcpagecontact00000000000");
        var findings = Findings(await Tool.RunAsync(copy.Folder.Root, "check"));
        // In the accessibility statement. The footer has chosen the page, and leaves it out by itself.
        Assert.Single(findings, finding => finding.Code == "W014");

        copy.ChangeItems(item => item["Published"] = (string?)item["ContentItemId"] is not ("iurcpagecontact00000000000" or "iurcpageaccessib0000000000" or "iurcfootmenu00000000000000"));
        findings = Findings(await Tool.RunAsync(copy.Folder.Root, "check"));
        Assert.DoesNotContain(findings, finding => finding.Code == "W014");
    }

    [Fact]
    public async Task Items_of_types_without_a_part_of_their_own_need_no_fields()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("model/phase"), "\"PartName\": \"Phase\"", "\"PartName\": \"Other\"");
        copy.ChangeItems(item => (item["Phase"] as System.Text.Json.Nodes.JsonObject)?.Remove("Image"));

        Assert.DoesNotContain(Findings(await Tool.RunAsync(copy.Folder.Root, "check")), finding => finding.Code == "W016");
    }

    [Fact]
    public async Task An_address_that_is_switched_off_is_free_for_others()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("content/legal"), "\"Path\": \"contact\"", "\"Path\": \"home\"");

        Assert.DoesNotContain(Findings(await Tool.RunAsync(copy.Folder.Root, "check")), finding => finding.Code == "W013");
    }

    [Fact]
    public async Task A_file_that_is_not_utf8_is_reported_at_the_first_wrong_byte()
    {
        using var copy = new SiteCopy();
        await File.WriteAllBytesAsync(copy.Recipe("latin"), [.. "{\n  \"ä"u8, 0xE4, .. "\": 1 }"u8], TestContext.Current.CancellationToken);

        var result = await Tool.RunAsync(copy.Folder.Root, "check");

        Assert.Equal([(Path.Combine("recipes", "latin.recipe.json"), (2, 5), "W002")], Findings(result).Where(finding => finding.Code[0] == 'W'));
        Assert.Equal(1, result.Code);
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_reported()
    {
        using var copy = new SiteCopy();
        await using (new FileStream(copy.Recipe("locked"), FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            var result = await Tool.RunAsync(copy.Folder.Root, "check");
            Assert.Contains((Path.Combine("recipes", "locked.recipe.json"), (1, 1), "W001"), Findings(result));
            Assert.Equal(1, result.Code);
        }
    }

    [Theory]
    [InlineData("", "W003", 1, 1)]
    [InlineData("[]", "W004", 1, 1)]
    [InlineData("\n  {} x", "W003", 2, 6)]
    [InlineData("// nothing\n{}", "W006", 2, 1)]
    [InlineData("{ \"name\": \"x\" }", "W004", 1, 1)]
    [InlineData("\uFEFF{ \"steps\": 1, \"name\": \"x\" }", "W004", 1, 12)]
    [InlineData("{\r\n\t\"name\": \"x\",\r\n\t\"steps\": true }", "W004", 3, 11)]
    public async Task Odd_files_are_reported(string text, string code, int line, int column)
    {
        using var copy = new SiteCopy();
        await File.WriteAllTextAsync(copy.Recipe("odd"), text, TestContext.Current.CancellationToken);

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        Assert.Contains((Path.Combine("recipes", "odd.recipe.json"), (line, column), code), Findings(result));
    }

    [Fact]
    public async Task A_deeply_nested_file_is_reported_and_not_a_crash()
    {
        using var copy = new SiteCopy();
        await File.WriteAllTextAsync(copy.Recipe("deep"), new string('[', 100_000), TestContext.Current.CancellationToken);

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        Assert.Contains(Findings(result), finding => finding.Code == "W003");
    }

    [Fact]
    public async Task Each_finding_is_one_line_whatever_it_quotes()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("content/phases"), AnyPhase, "\"ContentType\": \"a\\nb\\u0007c\\u202Ed: error X999: \"");

        var result = await Tool.RunAsync(copy.Folder.Root, "check");
        Assert.All(result.Lines, line => Assert.Matches(FindingLine(), line));
        Assert.Contains(result.Lines, line => line.Contains("a\\u000Ab\\u0007c\\u202Ed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Findings_come_in_the_order_of_files_and_places()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("content/regions"), "\"iurcphase20000000000000000\"", "\"nothing\"");
        SiteCopy.Edit(copy.Recipe("content/regions"), "\"https://iuc-la.eu/\"", "\"iuc-la.eu\"");
        SiteCopy.Edit(copy.Recipe("content/phases"), "\"Value\": 2016", "\"Value\": 16");

        var findings = Findings(await Tool.RunAsync(copy.Folder.Root, "check"));
        Assert.True(findings.Count >= 4);
        Assert.Equal(findings.OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Place), findings);
    }

    [Fact]
    public async Task A_part_is_checked_against_the_whole()
    {
        using var copy = new SiteCopy();
        SiteCopy.Edit(copy.Recipe("content/phases"), AnyPhase, "\"ContentType\": \"Nonsense\"");

        var clean = await Tool.RunAsync(copy.Folder.Root, "check", Path.Combine("recipes", "content", "testimonials.recipe.json"));
        Assert.Equal(0, clean.Code);
        Assert.Equal("0 errors, 0 warnings in 1 recipe", clean.Error.Trim());

        var broken = await Tool.RunAsync(Path.Combine(copy.Folder.Recipes, "content"), "check", "phases.recipe.json", "regions.recipe.json");
        Assert.Equal(1, broken.Code);
        Assert.Contains(broken.Lines, line => line.StartsWith("phases.recipe.json:", StringComparison.Ordinal));
        Assert.Matches("^[0-9]+ errors, 1 warning in 2 recipes$", broken.Error.Trim());
    }

    [Theory]
    [InlineData("check", "nowhere")]
    [InlineData("check", "--nonsense")]
    [InlineData("check", "--root", "nowhere")]
    [InlineData("check", "themes/Iurc.Theme/wwwroot")]
    [InlineData("nonsense")]
    [InlineData()]
    [InlineData("preview", "--now", "2025")]
    [InlineData("preview", "--now", "tomorrow")]
    [InlineData("preview", "--urls", "ftp://127.0.0.1")]
    public async Task A_command_line_that_makes_no_sense_gives_2(params string[] args)
    {
        using var copy = new SiteCopy();
        var result = await Tool.RunAsync(copy.Folder.Root, args);

        Assert.Equal(2, result.Code);
        Assert.Empty(result.Output);
        Assert.NotEmpty(result.Error);
        Assert.DoesNotContain(" at Iurc.", result.Error, StringComparison.Ordinal);
    }

    private static async Task AssertReportedAsync(SiteCopy copy, string recipe, (int Line, int Column) expected, string code, int? expectedExit = null)
    {
        var result = await Tool.RunAsync(copy.Folder.Root, "check");

        Assert.Contains((Path.GetRelativePath(copy.Folder.Root, copy.Recipe(recipe)), expected, code), Findings(result));
        var isWarning = code is "P007" or "R003" or "R009" or "R010" or "T005" or "W030" or "W043" or "W044" or "W045";
        // Some codes are errors or warnings, as the case may be.
        if (code is not ("W020" or "W041"))
        {
            Assert.Contains(result.Lines, line => line.Contains((isWarning ? ": warning " : ": error ") + code + ": ", StringComparison.Ordinal));
        }

        Assert.Equal(expectedExit ?? (result.Lines.Any(line => line.Contains(": error ", StringComparison.Ordinal)) ? 1 : 0), result.Code);
    }

    private static List<(string File, (int Line, int Column) Place, string Code)> Findings(ToolResult result)
        => [.. result.Lines.Select(line => FindingLine().Match(line)).Select(match =>
        {
            Assert.True(match.Success);
            return (match.Groups["file"].Value, (Number(match.Groups["line"]), Number(match.Groups["column"])), match.Groups["code"].Value);
        })];

    [GeneratedRegex("There is no feature \"(?<name>My[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex OwnFeature();

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<file>[^:]+):(?<line>[1-9][0-9]*):(?<column>[1-9][0-9]*): (error|warning) (?<code>[A-Z][0-9]{3}): (.+)$", RegexOptions.ExplicitCapture)]
    private static partial Regex FindingLine();
}
