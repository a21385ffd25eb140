using System.Text.Json.Nodes;

namespace Iurc.Cms.Tests.Parity;

/// <summary>One block of each kind that the recipes' own pages do not have, with hostile text in it.</summary>
internal static class HostileBlocks
{
    private const string File = "a \"b\" <é>&";

    public static void AddTo(JsonArray blocks, string text, string html)
    {
        JsonObject Words() => new() { ["Text"] = text };
        JsonObject Markup() => new() { ["Html"] = html };
        JsonObject Picture() => new() { ["Paths"] = new JsonArray(File + ".jpg"), ["MediaTexts"] = new JsonArray(text) };

        blocks.Add(Block("video", "VideoBlock", new()
        {
            ["Heading"] = Words(),
            ["Address"] = new JsonObject { ["Text"] = "https://www.example.eu/watch?a=1&b='2'" },
            ["Length"] = Words(),
            ["Picture"] = Picture(),
            ["Transcript"] = Markup(),
        }));
        blocks.Add(Block("picture", "PictureBlock", new() { ["Picture"] = Picture(), ["Caption"] = Words() }));
        blocks.Add(List("figures", "FiguresBlock", "Figures", Words(), Block("figure", "FigureEntry", new() { ["Value"] = Words(), ["Label"] = Words() })));
        blocks.Add(List("cards", "CardsBlock", "Cards", Words(),
            Card("card1", "iurcabout00000000000000000", Words(), Picture()), Card("card2", "iurcphase20000000000000000", new(), new()),
            Card("card3", "iurcregionchina00000000000", Words(), Picture()), Card("card4", "iurcnowhere000000000000000", Words(), Picture())));
        blocks.Add(List("accordion", "AccordionBlock", "Entries", Words(), Block("entry", "AccordionEntry", new() { ["Heading"] = Words(), ["Body"] = Markup() })));
        blocks.Add(List("downloads", "DownloadsBlock", "Files", Words(), Block("file", "DownloadEntry", new() { ["Title"] = Words(), ["File"] = new JsonObject { ["Paths"] = new JsonArray(File + ".pdf") } })));
        blocks.Add(List("nothing", "CardsBlock", "Cards", Words(), Card("card5", "iurcnowhere000000000000000", Words(), Picture())));
    }

    private static JsonObject Card(string id, string page, JsonObject words, JsonObject picture)
        => Block(id, "CardEntry", new() { ["Page"] = new JsonObject { ["ContentItemIds"] = new JsonArray(page) }, ["Heading"] = words, ["Text"] = words.DeepClone(), ["Picture"] = picture });

    private static JsonObject List(string id, string type, string list, JsonObject heading, params JsonObject[] entries)
    {
        var block = Block(id, type, new() { ["Heading"] = heading });
        block[list] = new JsonObject { ["ContentItems"] = new JsonArray([.. entries]) };
        return block;
    }

    private static JsonObject Block(string id, string type, JsonObject part)
        => new() { ["ContentItemId"] = ("hostile" + id).PadRight(26, '0'), ["ContentType"] = type, [type] = part };
}
