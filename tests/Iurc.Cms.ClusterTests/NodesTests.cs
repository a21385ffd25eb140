using System.Net;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>Two nodes are one site.</summary>
public sealed class NodesTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    public async Task Two_nodes_that_start_at_once_on_an_empty_store_set_one_site_up()
    {
        Assert.Single(Cluster.SetUpOutputs, output => output.Contains("Another program is setting the site up", StringComparison.Ordinal));
        Assert.All(Cluster.SetUpOutputs, output => Assert.DoesNotContain("fail:", output, StringComparison.Ordinal));

        var pages = new List<string>();
        foreach (var node in Cluster.Nodes)
        {
            using var browser = Visitor.At(node.Address);
            var page = await browser.GetAsync("/phases");
            Assert.Equal(3, page.Document.QuerySelectorAll("main .timeline__item").Length);
            pages.Add(page.Text.Replace(node.Address.Authority, "", StringComparison.Ordinal));
        }

        Assert.Equal(pages[0], pages[1]);
    }

    [Fact]
    public async Task A_log_in_at_one_node_is_valid_at_the_other()
    {
        foreach (var (here, there) in BothWays())
        {
            var cookies = new CookieContainer();
            using var first = Visitor.At(here.Address, cookies);
            await first.LogInAsync("admin");
            using var second = Visitor.At(there.Address, cookies);
            Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/Admin")).Status);
        }
    }

    [Theory]
    [InlineData("rudolf", true)]
    [InlineData("NIESSLER", true)]
    [InlineData("NOT rudolf", false)]
    public async Task The_admins_search_finds_a_name_in_any_case(string search, bool isFound)
    {
        using var editor = await Editor.LogInAsync(Cluster.Nodes[0].Address);
        Assert.Equal(isFound, (await editor.SearchAsync("Testimonial", search)).Any(title => title.StartsWith("Rudolf Niessler: “", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_picker_finds_a_name_in_any_case()
    {
        using var editor = await Editor.LogInAsync(Cluster.Nodes[0].Address);
        Assert.Contains("IURC China", await editor.PickAsync("Testimonial", "Regions", "iurc CHINA"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_with_a_page_at_one_node_is_seen_at_the_other_at_once()
    {
        foreach (var (here, there) in BothWays())
        {
            using var editor = await Editor.LogInAsync(here.Address);
            using var reader = Visitor.At(there.Address);
            var title = Editor.NewTitle();
            var address = Editor.AddressOf(title);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);

            Assert.Equal(HttpStatusCode.Redirect, (await editor.PublishAsync(title)).Status);
            Assert.Contains("A page of the test.", (await reader.GetAsync(address)).VisibleText, StringComparison.Ordinal);
            // PostgreSQL, unlike SQLite, tells "a" from "A" unless it is asked not to.
            Assert.Contains("A page of the test.", (await reader.GetAsync(address.ToUpperInvariant() + "/")).VisibleText, StringComparison.Ordinal);

            var id = await editor.IdOfAsync(title);
            for (var change = 1; change <= 3; change++)
            {
                var text = $"Change {change} of {title}.";
                Assert.Equal(HttpStatusCode.Redirect, (await editor.ChangeAsync(id, form => form["Page.Summary.Text"] = text)).Status);
                Assert.Contains(text, (await reader.GetAsync(address)).VisibleText, StringComparison.Ordinal);
            }

            Assert.Equal(HttpStatusCode.Redirect, (await editor.ChangeAsync(id, form => form["AutoroutePart.Path"] = address[1..] + "-moved")).Status);
            var former = await reader.GetAsync(address);
            Assert.True(former.Location == address + "-moved", former.ToString());
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address + "-moved")).Status);

            await editor.ActAsync(id, "Unpublish");
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address + "-moved")).Status);

            await editor.ActAsync(id, "Publish");
            Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address + "-moved")).Status);

            await editor.ActAsync(id, "Delete");
            Assert.Equal(HttpStatusCode.Gone, (await reader.GetAsync(address + "-moved")).Status);
        }
    }

    [Fact]
    public async Task A_menu_that_is_changed_at_one_node_is_changed_at_the_other_at_once()
    {
        const string Menu = "iurcmainmenu00000000000000";
        foreach (var (here, there) in BothWays())
        {
            using var editor = await Editor.LogInAsync(here.Address);
            using var reader = Visitor.At(there.Address);
            var title = Editor.NewTitle();
            var edit = await editor.GetAsync($"/Admin/Contents/ContentItems/{Menu}/Edit");
            var add = edit.Document.QuerySelectorAll("a[href*='LinkMenuItem']").First(link => link.GetAttribute("href")!.Contains("Create", StringComparison.Ordinal)).GetAttribute("href")!;

            // It is kept in a draft of the menu, which is published then.
            var entry = await editor.OpenAsync(add);
            entry["LinkMenuItemPart.Name"] = title;
            entry["LinkMenuItemPart.Url"] = "~/about";
            Assert.Equal(HttpStatusCode.Redirect, (await editor.SendAsync(entry, "submit.Save")).Status);
            Assert.Equal(HttpStatusCode.Redirect, (await editor.ChangeAsync(Menu, _ => { })).Status);

            Assert.Contains(title, Answer.TextOf((await reader.GetAsync("/phases")).Document.QuerySelector("#menu")!), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_setting_that_is_changed_at_one_node_is_changed_at_the_other_at_once()
    {
        foreach (var (here, there) in BothWays())
        {
            using var editor = await Editor.LogInAsync(here.Address);
            using var reader = Visitor.At(there.Address);
            var name = "IURC North America " + here.Name;

            await editor.ChangeSettingsAsync(form => form["ISite.SiteName"] = name);

            Assert.EndsWith(name, (await reader.GetAsync("/about")).Document.Title, StringComparison.Ordinal);
        }
    }

    private IEnumerable<(Node Here, Node There)> BothWays() => [(Cluster.A, Cluster.B), (Cluster.B, Cluster.A)];
}
