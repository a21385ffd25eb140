using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Testing;

namespace Iurc.Cms.Benchmarks.Content;

/// <summary>Recipes with made-up testimonials, each with every field that the type has. The same number gives the same testimonial.</summary>
internal static class TestimonialRecipe
{
    private static readonly string[] s_words =
        "city region water energy transport housing climate innovation partner council school harbour river bridge market garden light waste data street health air park bicycle rail roof".Split(' ');

    /// <summary>A recipe with the testimonials number <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static string Create(int first, int last)
    {
        var content = Path.Combine(Repository.Root, "recipes", "content");
        var sample = Items(Path.Combine(content, "testimonials.recipe.json"))[0]!;
        var phases = Items(Path.Combine(content, "phases.recipe.json")).Select(IdOf).ToList();
        var regions = Items(Path.Combine(content, "regions.recipe.json")).Select(IdOf).ToList();
        var items = Enumerable.Range(first, last - first + 1).Select(number => Testimonial(sample, number, phases, regions));
        return new JsonObject
        {
            ["name"] = "Benchmark",
            ["steps"] = new JsonArray(new JsonObject { ["name"] = "Content", ["data"] = new JsonArray([.. items]) }),
        }.ToJsonString();
    }

    /// <summary>The id of a testimonial.</summary>
    public static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"benchmarkvoice{number:D12}");

    /// <summary>The address of a testimonial's page.</summary>
    public static string AddressOf(int number) => string.Create(CultureInfo.InvariantCulture, $"testimonials/benchmark-{number}");

    private static JsonNode Testimonial(JsonNode sample, int number, List<string> phases, List<string> regions)
    {
        var random = new Random(number);
        var name = string.Create(CultureInfo.InvariantCulture, $"Person {number}");
        var item = sample.DeepClone();
        item["ContentItemId"] = IdOf(number);
        item["ContentItemVersionId"] = string.Create(CultureInfo.InvariantCulture, $"benchmarkversn{number:D12}");
        item["DisplayText"] = name;
        item["TitlePart"]!["Title"] = name;
        item["Testimonial"]!["PersonName"]!["Text"] = name;
        foreach (var time in new[] { "CreatedUtc", "ModifiedUtc", "PublishedUtc" })
        {
            item[time] = DateTime.UnixEpoch.AddYears(50).AddMinutes(number);
        }

        item["Testimonial"]!["Quote"]!["Text"] = string.Join(' ', Enumerable.Range(0, 40).Select(_ => s_words[random.Next(s_words.Length)]));
        item["Testimonial"]!["Phases"]!["ContentItemIds"] = new JsonArray(phases[random.Next(phases.Count)]);
        item["Testimonial"]!["Regions"]!["ContentItemIds"] = new JsonArray(regions[random.Next(regions.Count)]);
        item["AutoroutePart"]!["Path"] = AddressOf(number);
        item["LocalizationPart"]!["LocalizationSet"] = string.Create(CultureInfo.InvariantCulture, $"benchmarkset{number:D14}");
        return item;
    }

    private static string IdOf(JsonNode? item) => (string)item!["ContentItemId"]!;

    private static JsonArray Items(string recipe)
    {
        var options = new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };
        return JsonNode.Parse(File.ReadAllText(recipe), documentOptions: options)!["steps"]![0]!["data"]!.AsArray();
    }
}
