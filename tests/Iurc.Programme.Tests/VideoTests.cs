using System.Text.Json.Nodes;
using CsCheck;
using Iurc.Programme.Videos;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class VideoTests
{
    [Fact]
    public void A_block_is_read()
    {
        var video = VideoFacts.Of(Block("The mayors", "https://www.example.eu/watch?v=1"))!;

        Assert.Equal(("The mayors", "https://www.example.eu/watch?v=1", "example.eu", "3 minutes"), (video.Heading, video.Address, video.Host, video.Length));
        Assert.Equal(("mayors.jpg", "The mayors on a stage"), (video.Picture!.Path, video.Picture.Text));
        Assert.Equal("<p>Mayor: Good day.</p>", video.Transcript);
        Assert.Empty(VideoRules.Check("Blocks", video));
    }

    [Theory]
    [InlineData("", "V001")]
    [InlineData("youtu.be/abc", "V002")]
    [InlineData("javascript:alert(1)", "V002")]
    public void Without_a_full_address_readers_see_nothing_and_editors_are_told(string address, string code)
    {
        Assert.Null(VideoFacts.Of(Block("The mayors", address)));
        Assert.Contains(VideoRules.Check("Blocks", VideoFacts.Read(Block("The mayors", address))!), problem => problem.Code == code);
    }

    [Fact]
    public void Whatever_is_typed_leads_nowhere_but_to_a_web_address()
        => Any.HostileText.Sample(text => VideoFacts.Of(Block(text, text)) is not { } video || WebAddress.IsPublic(video.Address));

    [Fact]
    public void What_is_no_block_is_no_video() => Assert.All(["{}", """{ "Heading": 1, "Address": [], "Picture": { "Paths": [1] } }"""], json => Assert.Null(VideoFacts.Of((JsonObject)JsonNode.Parse(json)!)));

    private static JsonObject Block(string heading, string address) => new()
    {
        ["Heading"] = new JsonObject { ["Text"] = heading },
        ["Address"] = new JsonObject { ["Text"] = address },
        ["Length"] = new JsonObject { ["Text"] = "3 minutes" },
        ["Picture"] = new JsonObject { ["Paths"] = new JsonArray("mayors.jpg"), ["MediaTexts"] = new JsonArray("The mayors on a stage") },
        ["Transcript"] = new JsonObject { ["Html"] = "<p>Mayor: Good day.</p>" },
    };
}
