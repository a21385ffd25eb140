using System.Diagnostics;
using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>A Redis that hangs says nothing at all: whoever asks it does not know whether an answer is to come.</summary>
public sealed class FrozenRedisTests(Cluster cluster) : ClusterTest(cluster)
{
    /// <summary>Longer than anybody should wait, shorter than what many waits one after the other make.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task While_Redis_hangs_readers_get_their_pages_and_editors_are_told_soon_that_nothing_is_stored()
    {
        using var editor = await Editor.LogInAsync(Cluster.A.Address);
        var title = Editor.NewTitle();
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PublishAsync(title)).Status);
        var id = await editor.IdOfAsync(title);
        // The forms are open when it happens.
        var create = await editor.OpenAsync("/Admin/Contents/ContentTypes/Page/Create");
        var edit = await editor.OpenAsync($"/Admin/Contents/ContentItems/{id}/Edit");
        var settings = await editor.OpenAsync("/Admin/Settings/general");

        await Cluster.FreezeRedisAsync();
        try
        {
            create["TitlePart.Title"] = Editor.NewTitle();
            create["Page.Summary.Text"] = "A page of the test.";
            await AssertRefusedAsync("a new page", () => editor.SendAsync(create, "submit.Publish"));
            edit["Page.Summary.Text"] = "Another text.";
            await AssertRefusedAsync("a changed page", () => editor.SendAsync(edit, "submit.Publish"));
            settings["ISite.SiteName"] = "Another name";
            await AssertRefusedAsync("a setting", () => editor.SendAsync(settings));
            foreach (var node in Cluster.Nodes)
            {
                using var reader = Visitor.At(node.Address);
                foreach (var address in new[] { "/", "/phases", Editor.AddressOf(title), "/search?q=cities", "/Login" })
                {
                    var page = await SoonAsync($"{address} at {node.Name}", () => reader.GetAsync(address));
                    Assert.True(page.Status == HttpStatusCode.OK, page.ToString());
                }
            }

            Assert.Equal(HttpStatusCode.OK, (await SoonAsync("the list of pages", () => editor.GetAsync("/Admin/Contents/ContentItems/Page"))).Status);
        }
        finally
        {
            await Cluster.ThawRedisAsync();
        }

        using var visitor = Visitor.At(Cluster.B.Address);
        await Patience.UntilAsync(
            async () => (await editor.ChangeAsync(id, form => form["Page.Summary.Text"] = "The text after.")).Status == HttpStatusCode.Redirect,
            () => "Nothing can be published any more.");
        Assert.Contains("The text after.", (await visitor.GetAsync(Editor.AddressOf(title))).VisibleText, StringComparison.Ordinal);
    }

    private static async Task AssertRefusedAsync(string what, Func<Task<Answer>> send)
    {
        var answer = await SoonAsync(what, send);
        Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, $"{what}: {answer}");
        Assert.Contains("may not have been stored", answer.VisibleText, StringComparison.Ordinal);
    }

    private static async Task<Answer> SoonAsync(string what, Func<Task<Answer>> ask)
    {
        var start = Stopwatch.GetTimestamp();
        var asked = ask();
        var first = await Task.WhenAny(asked, Task.Delay(s_patience, TestContext.Current.CancellationToken));
        TestContext.Current.TestOutputHelper?.WriteLine($"{what}: {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
        Assert.True(first == asked, what + ": no answer");
        return await asked;
    }
}
