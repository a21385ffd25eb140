using System.Globalization;
using System.Text.Json.Nodes;

namespace Iurc.Workbench.Tests.Support;

/// <summary>Content items that tests add to the recipes. Each later one was created earlier.</summary>
internal static class NewItem
{
    public static JsonObject Phase(int i, string title = "") => Item("Phase", i, title, "phases", new()
    {
        ["Number"] = Value(i + 10),
        ["ProgrammeName"] = Text($"Programme {i}"),
        ["StartYear"] = Value(1957),
        ["EndYear"] = Value(1958),
    });

    public static JsonObject Region(int i, string title = "") => Item("Region", i, title, "regions", new()
    {
        ["Phases"] = Ids("iurcphase30000000000000000"),
        ["Website"] = Text($"https://region-{i}.example.eu/"),
        ["LinkKind"] = Text("website"),
        ["Countries"] = new JsonObject { ["Values"] = new JsonArray("US", "CA") },
        ["Order"] = Value(i),
    });

    public static JsonObject Testimonial(int i, string? phase = null, string? region = null, string title = "") => Item("Testimonial", i, title, "testimonials", new()
    {
        ["Quote"] = Text($"Quote {i}"),
        ["Language"] = Text("en"),
        ["PersonName"] = Text(title.Length > 0 ? title : $"Person {i}"),
        ["Phases"] = phase is null ? null : Ids(phase),
        ["Regions"] = region is null ? null : Ids(region),
    });

    public static JsonObject Page(int i, string title = "", string html = "") => Item("Page", i, title, "pages", new()
    {
        ["Summary"] = Text($"Summary {i}"),
        ["Body"] = new JsonObject { ["Html"] = html },
    });

    private static JsonObject Item(string type, int i, string title, string folder, JsonObject part)
    {
        var name = title.Length > 0 ? title : $"{type} {i}";
        return new()
        {
            ["ContentItemId"] = string.Create(CultureInfo.InvariantCulture, $"added{type.ToLowerInvariant()[..4]}{i:D17}"),
            ["ContentType"] = type,
            ["DisplayText"] = name,
            ["Published"] = true,
            ["CreatedUtc"] = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(-i).ToString("O"),
            ["ModifiedUtc"] = "2026-01-01T00:00:00Z",
            ["TitlePart"] = new JsonObject { ["Title"] = name },
            [type] = part,
            ["AutoroutePart"] = new JsonObject { ["Path"] = $"{folder}/added-{i}" },
        };
    }

    private static JsonObject Text(string text) => new() { ["Text"] = text };

    private static JsonObject Value(int value) => new() { ["Value"] = value };

    private static JsonObject Ids(string id) => new() { ["ContentItemIds"] = new JsonArray(id) };
}
