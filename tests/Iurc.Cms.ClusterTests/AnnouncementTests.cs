using System.Net;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>A node may die, or lose Redis, when it has stored a change and before it has told anybody of it.</summary>
public sealed class AnnouncementTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    public async Task A_node_that_dies_before_it_has_told_leaves_no_other_with_an_old_address()
    {
        var title = Editor.NewTitle();
        var address = Editor.AddressOf(title);
        using var editor = await Editor.LogInAsync(Cluster.A.Address);
        using var reader = Visitor.At(Cluster.B.Address);
        // The other node knows now that there is no such page.
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);

        Cluster.A.Marker.LetItDie();
        await Assert.ThrowsAsync<HttpRequestException>(() => editor.PublishAsync(title));
        await Cluster.A.EndedAsync();

        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).Status);
        Cluster.A.Marker.Clear();
        await Task.WhenAll(Cluster.A.StartAsync(), KeptAgainAsync(Cluster.B, address, page => Assert.Equal(HttpStatusCode.OK, page.Status)));
    }

    [Fact]
    public async Task A_node_that_dies_before_it_has_told_leaves_no_other_with_an_old_setting()
    {
        var name = "Name " + Editor.NewTitle();
        using var editor = await Editor.LogInAsync(Cluster.B.Address);
        using var reader = Visitor.At(Cluster.A.Address);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/about")).Status);

        Cluster.B.Marker.LetItDie();
        await Assert.ThrowsAsync<HttpRequestException>(() => editor.ChangeSettingsAsync(form => form["ISite.SiteName"] = name));
        await Cluster.B.EndedAsync();

        AssertNamed(await reader.GetAsync("/about"));
        Cluster.B.Marker.Clear();
        await Task.WhenAll(Cluster.B.StartAsync(), KeptAgainAsync(Cluster.A, "/about", AssertNamed));

        void AssertNamed(Answer page) => Assert.EndsWith(name, page.Document.Title, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_node_that_loses_Redis_before_it_has_told_says_so_and_all_nodes_show_what_is_stored()
    {
        var title = Editor.NewTitle();
        var address = Editor.AddressOf(title);
        using var editor = await Editor.LogInAsync(Cluster.A.Address);
        foreach (var node in Cluster.Nodes)
        {
            using var reader = Visitor.At(node.Address);
            Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(address)).Status);
        }

        Cluster.A.Marker.LetItWait();
        var publishing = editor.PublishAsync(title);
        await Cluster.A.Marker.HeldAsync();
        await Cluster.KillRedisAsync();
        Cluster.A.Marker.Clear();
        var answer = await publishing;

        // It is stored, but whoever says so would say that everybody can see it.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.Status);
        Assert.Contains("may not have been stored", answer.VisibleText, StringComparison.Ordinal);
        await AssertShownAsync();
        await Cluster.StartRedisAsync();
        await Task.WhenAll(Cluster.Nodes.Select(node => KeptAgainAsync(node, address, page => Assert.Equal(HttpStatusCode.OK, page.Status))));

        async Task AssertShownAsync()
        {
            foreach (var node in Cluster.Nodes)
            {
                using var reader = Visitor.At(node.Address);
                Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(address)).Status);
            }
        }
    }

    /// <summary>Asks until the page is one that is kept, and looks at each.</summary>
    private static async Task KeptAgainAsync(Node node, string address, Action<Answer> look)
    {
        using var reader = Visitor.At(node.Address);
        await Patience.UntilAsync(
            async () =>
            {
                var page = await reader.GetAsync(address);
                look(page);
                return page.Headers.ContainsKey("Age");
            },
            () => $"{address} is not kept again at {node.Name}.");
    }
}
