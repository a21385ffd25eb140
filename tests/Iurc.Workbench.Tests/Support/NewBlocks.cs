using System.Text.Json.Nodes;

namespace Iurc.Workbench.Tests.Support;

/// <summary>One block of each kind that the recipes' own pages do not have.</summary>
internal static class NewBlocks
{
    /// <summary>Adds them to a page of blocks; leaves other items as they are.</summary>
    public static void AddTo(JsonObject item)
    {
        if ((item["Blocks"] as JsonObject)?["ContentItems"] is not JsonArray blocks)
        {
            return;
        }

        blocks.Add(Block("iurcvideo", "VideoBlock", new() { ["Heading"] = Text("A video"), ["Address"] = Text("https://www.example.eu/v") }));
        blocks.Add(Block("iurcpicture", "PictureBlock", new() { ["Picture"] = Picture(), ["Caption"] = Text("A caption") }));
        blocks.Add(List("iurcfigures", "FiguresBlock", "Figures",
            Block("iurcfigure", "FigureEntry", new() { ["Value"] = Text("4,900"), ["Label"] = Text("practices") })));
        blocks.Add(List("iurccards", "CardsBlock", "Cards",
            Block("iurccard1", "CardEntry", new() { ["Page"] = Chosen("iurcabout00000000000000000"), ["Text"] = Text("A sentence"), ["Picture"] = Picture() }),
            Block("iurccard2", "CardEntry", new() { ["Page"] = Chosen("iurcphase20000000000000000"), ["Heading"] = Text("A title of its own") }),
            Block("iurccard3", "CardEntry", new() { ["Page"] = Chosen("iurcnowhere000000000000000"), ["Heading"] = Text("Not public") })));
        blocks.Add(List("iurcaccordion", "AccordionBlock", "Entries",
            Block("iurcentry", "AccordionEntry", new() { ["Heading"] = Text("A question?"), ["Body"] = new JsonObject { ["Html"] = "<h2>An answer</h2><p>In words.</p>" } })));
        blocks.Add(List("iurcdownloads", "DownloadsBlock", "Files",
            Block("iurcfile", "DownloadEntry", new() { ["Title"] = Text("A report"), ["File"] = new JsonObject { ["Paths"] = new JsonArray("reports/a report.pdf") } })));
    }

    private static JsonObject List(string id, string type, string list, params JsonObject[] entries)
    {
        var block = Block(id, type, new() { ["Heading"] = Text($"A heading of {type}") });
        block[list] = new JsonObject { ["ContentItems"] = new JsonArray([.. entries]) };
        return block;
    }

    private static JsonObject Block(string id, string type, JsonObject part)
        => new() { ["ContentItemId"] = id.PadRight(26, '0'), ["ContentType"] = type, [type] = part };

    private static JsonObject Text(string text) => new() { ["Text"] = text };

    private static JsonObject Chosen(string id) => new() { ["ContentItemIds"] = new JsonArray(id) };

    private static JsonObject Picture() => new() { ["Paths"] = new JsonArray("a.jpg"), ["MediaTexts"] = new JsonArray("A picture") };
}
