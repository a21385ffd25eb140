using System.Globalization;
using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;

namespace Iurc.Cms.Tests.Parity;

/// <summary>The site's own recipes with hostile text in all that people may type, as far as the rules accept it.</summary>
internal static class HostileContent
{
    private const string Text =
        "Harmless </title></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onmouseover=\"alert(1)\" 'x' {{ Site.SiteName }}{% shape \"Layout\" %}{0} "
        + "&lt;b&gt; &amp; ]]> --> <!-- é 😀 \u202e";

    private const string Html =
        "<h2 class=\"x\" onclick=\"alert(1)\">Harmless</h2><p style=\"position:fixed\">{{ Site.SiteName }} &lt;b&gt; &amp; é 😀</p><script>alert(1)</script>"
        + "<a href=\"javascript:alert(1)\">a</a><a href=\"https://example.eu/?a=1&b=2\">b</a><a href=\"mailto:a@example.eu\">c</a>"
        + "<img src=\"/media/x.png\" alt=\"\" onerror=\"alert(1)\"><iframe src=\"https://elsewhere.example/\"></iframe><svg onload=\"alert(1)\"></svg>"
        + "<form action=\"https://elsewhere.example/\"><input name=\"q\"></form><img src=\"/media/a%20b&amp;.jpg\" alt=\"A\"><p>[image alt='B']c &amp; d.jpg[/image] [note]</p><pre>x\n  y</pre>"
        + "<table><tr><td>1</table><b><i>unclosed";

    // Codes, switches and addresses: the rules let only sound ones through.
    private static readonly HashSet<string> s_kept = new(["Language", "LinkKind", "Country", "Collection", "Website", "ArchiveAddress", "SourceAddress"], StringComparer.Ordinal);

    private static readonly (string Type, string Field)[] s_pictures = [("Phase", "Image"), ("Region", "Image"), ("Testimonial", "Portrait")];

    /// <summary>Writes the site to a folder.</summary>
    /// <returns>Its content items.</returns>
    public static IReadOnlyList<JsonObject> WriteTo(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "recipes"), "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(folder, Path.GetRelativePath(Repository.Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        File.Copy(Path.Combine(Repository.Root, "appsettings.json"), Path.Combine(folder, "appsettings.json"));
        Directory.CreateDirectory(Path.Combine(folder, "themes"));
        Directory.CreateSymbolicLink(Path.Combine(folder, "themes", "Iurc.Theme"), Path.Combine(Repository.Root, "themes", "Iurc.Theme"));

        var items = new List<JsonObject>();
        foreach (var recipe in Repository.RecipesIn("content"))
        {
            var path = Path.Combine(folder, "recipes", recipe);
            var steps = Repository.StepsOf(recipe);
            foreach (var data in steps.Select(step => step!["data"]).OfType<JsonArray>())
            {
                foreach (var item in data.Select(item => item!.AsObject()).ToList())
                {
                    Spoil(item, items.Count);
                    items.Add(item);

                    // So many that they need a second page.
                    for (var copy = 0; (string?)item["ContentType"] == "Testimonial" && copy < 12; copy++)
                    {
                        var another = Copy(item, items.Count);
                        data.Add((JsonNode)another);
                        items.Add(another);
                    }
                }
            }

            File.WriteAllText(path, new JsonObject { ["name"] = NameOf(path), ["steps"] = steps.DeepClone() }.ToJsonString());
        }

        return items;
    }

    private static string NameOf(string recipe)
        => (string)JsonNode.Parse(File.ReadAllText(recipe), documentOptions: new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true })!["name"]!;

    private static void Spoil(JsonObject item, int number)
    {
        Replace(item);

        // A name of its own, as the rules want; that of a testimonial the CMS makes of its speaker.
        var title = (string?)item["ContentType"] == "Testimonial" ? Text : string.Create(CultureInfo.InvariantCulture, $"{number} {Text}");
        item["DisplayText"] = title;
        if (item["TitlePart"] is JsonObject part)
        {
            part["Title"] = title;
        }

        foreach (var (type, field) in s_pictures)
        {
            if (item[type] is JsonObject content)
            {
                content[field] = new JsonObject { ["Paths"] = new JsonArray("a \"b\" <é>&.jpg"), ["MediaTexts"] = new JsonArray(Text) };
            }
        }

        if (item["Blocks"]?["ContentItems"] is JsonArray blocks)
        {
            HostileBlocks.AddTo(blocks, Text, Html);
        }

        if (item["Testimonial"] is JsonObject testimonial)
        {
            testimonial["PersonName"] = new JsonObject { ["Text"] = Text };
            testimonial["Phases"] = new JsonObject { ["ContentItemIds"] = new JsonArray("iurcphase20000000000000000") };
            testimonial["Regions"] = new JsonObject { ["ContentItemIds"] = new JsonArray("iurcregionchina00000000000") };
        }
    }

    private static JsonObject Copy(JsonObject item, int number)
    {
        var copy = (JsonObject)item.DeepClone();
        var id = string.Create(CultureInfo.InvariantCulture, $"hostilevoice{number}");
        copy["ContentItemId"] = id.PadRight(26, '0');
        copy["ContentItemVersionId"] = (id + "v").PadRight(26, '0');
        copy["AutoroutePart"]!["Path"] = $"testimonials/{id}";
        return copy;
    }

    private static void Replace(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject some:
                foreach (var (name, value) in some.ToList().Where(member => !s_kept.Contains(member.Key)))
                {
                    if (name is "Text" or "Title" or "DisplayText" && value is JsonValue)
                    {
                        some[name] = Text;
                    }
                    else if (name == "Html")
                    {
                        some[name] = Html;
                    }
                    else
                    {
                        Replace(value);
                    }
                }

                break;

            case JsonArray some:
                foreach (var value in some)
                {
                    Replace(value);
                }

                break;
        }
    }
}
