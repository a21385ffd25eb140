using System.Net;
using Iurc.Cms.ClusterTests.Parts;
using SixLabors.ImageSharp;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>What is erased at one node is nowhere at the other, nor in PostgreSQL.</summary>
public sealed class ErasedItemTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    public async Task Its_pages_and_pictures_are_gone_at_the_other_node_and_its_rows_from_the_database()
    {
        foreach (var (here, there) in new[] { (Cluster.A, Cluster.B), (Cluster.B, Cluster.A) })
        {
            var name = Editor.NewTitle();
            var (portrait, other) = (name.ToLowerInvariant() + ".png", $"other-{here.Name.ToLowerInvariant()}.png");
            using var editor = await Editor.LogInAsync(here.Address);
            using var colleague = await Editor.LogInAsync(there.Address);
            using var reader = Visitor.At(there.Address);
            await editor.UploadAsync(portrait, Picture.Of(Color.Red));
            await editor.UploadAsync(other, Picture.Of(Color.Blue));
            var (id, address) = await editor.PublishQuotationAsync(name, portrait);
            var page = await reader.GetAsync(address);
            await Patience.UntilAsync(async () => (page = await reader.GetAsync(address)).Headers.ContainsKey("Age"), () => address + " is not kept.");
            string[] files = ["/media/" + portrait, page.Document.QuerySelector("img.quote__portrait")!.GetAttribute("src")!];
            foreach (var file in files)
            {
                await reader.GetFileAsync(file);
            }

            var preview = $"/media/{other}?width=120&height=120";
            await colleague.GetFileAsync(preview);
            Assert.Contains(name, (await reader.GetAsync("/testimonials")).VisibleText, StringComparison.Ordinal);
            Assert.Contains(name, (await reader.GetAsync("/search?q=" + name)).Document.QuerySelector("main")!.InnerHtml, StringComparison.Ordinal);
            Assert.NotEmpty(ResizedAt(there));
            Assert.NotEqual("", await TablesWithAsync(name));

            var done = await editor.EraseAsync(id);

            Assert.Contains("It has been erased for good.", done.VisibleText, StringComparison.Ordinal);
            Assert.Equal("", await TablesWithAsync(name));
            Assert.Equal("", await TablesWithAsync(id));
            foreach (var gone in files.Append(address))
            {
                Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(gone)).Status);
            }

            Assert.DoesNotContain(name, (await reader.GetAsync("/testimonials")).VisibleText, StringComparison.Ordinal);

            await BackgroundRun.AtAsync(there, "ErasedCopiesTask");

            Assert.Empty(ResizedAt(there));
            // What nobody has erased is made anew.
            Assert.False(Picture.IsRed(await colleague.GetFileAsync(preview)));
            await BackgroundRun.AtAsync(there, "ErasedCopiesTask");
            Assert.NotEmpty(ResizedAt(there));
        }
    }

    private static string[] ResizedAt(Node node) => [.. Directory.EnumerateFiles(node.WebRoot, "*.*", SearchOption.AllDirectories).Where(file => file.EndsWith(".webp", StringComparison.Ordinal) || file.EndsWith(".png", StringComparison.Ordinal))];

    /// <summary>The tables that have the text anywhere in a row, in any case of letters.</summary>
    private async Task<string> TablesWithAsync(string text)
    {
        var tables = (string?)await Cluster.AskAsync("SELECT string_agg(table_name, ',') FROM information_schema.tables WHERE table_schema = 'public'");
        var counts = tables!.Split(',').Select(table => $"SELECT '{table}' AS name WHERE EXISTS (SELECT 1 FROM \"{table}\" row WHERE row::text ILIKE '%{text}%')");
        return await Cluster.AskAsync($"SELECT string_agg(name, ', ') FROM ({string.Join(" UNION ALL ", counts)}) found") as string ?? "";
    }
}
