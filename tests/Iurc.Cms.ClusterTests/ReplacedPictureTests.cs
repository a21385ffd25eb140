using Iurc.Cms.Tests.Infrastructure;
using SixLabors.ImageSharp;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>A file that is replaced at one node is the new one at the other.</summary>
public sealed class ReplacedPictureTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    public async Task Readers_at_the_other_node_get_the_new_one_at_once_resized_too()
    {
        foreach (var (here, there) in new[] { (Cluster.A, Cluster.B), (Cluster.B, Cluster.A) })
        {
            var name = Editor.NewTitle();
            var file = name.ToLowerInvariant() + ".png";
            using var editor = await Editor.LogInAsync(here.Address);
            await editor.UploadAsync(file, Picture.Of(Color.Red));
            var (_, address) = await editor.PublishQuotationAsync(name, file);
            using var reader = Visitor.At(there.Address);
            var before = await PortraitAsync(reader, address);
            // Both twice: what is kept is asked for, too.
            for (var turn = 0; turn < 2; turn++)
            {
                Assert.True(Picture.IsRed((await reader.GetFileAsync(before)).Bytes));
                Assert.True(Picture.IsRed((await reader.GetFileAsync("/media/" + file)).Bytes));
                Assert.Equal(before, await PortraitAsync(reader, address));
            }

            await editor.ReplaceAsync(file, Picture.Of(Color.Blue));

            var after = await PortraitAsync(reader, address);
            Assert.NotEqual(before, after);
            // Not even by the address that an old page has.
            foreach (var shown in new[] { after, before, "/media/" + file })
            {
                Assert.False(Picture.IsRed((await reader.GetFileAsync(shown)).Bytes), $"{shown} at {there.Name}");
            }
        }
    }

    private static async Task<string> PortraitAsync(Browser reader, string address)
        => (await reader.GetAsync(address)).Document.QuerySelector("img.quote__portrait")!.GetAttribute("src")!;
}
