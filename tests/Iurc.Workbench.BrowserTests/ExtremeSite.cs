using System.Text.Json.Nodes;

namespace Iurc.Workbench.BrowserTests;

/// <summary>The preview of a site whose words are longer than the screen, with a title of sixty words and two hundred testimonials.</summary>
public sealed class ExtremeSite : PreviewSite
{
    private const string LongWord =
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftsrechtsschutzversicherungsnummernverzeichnis";

    private static readonly string s_longTitle = string.Join(' ', Enumerable.Repeat("International Urban and Regional Cooperation", 12));

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("iurc-extreme-");

    protected override IEnumerable<string> Arguments => ["--root", _root.FullName];

    protected override Task<Uri> StartAsync()
    {
        foreach (var folder in new[] { "recipes", "themes" })
        {
            CopyFolder(Path.Combine(Repository.Root, folder), Path.Combine(_root.FullName, folder));
        }

        File.Copy(Path.Combine(Repository.Root, "appsettings.json"), Path.Combine(_root.FullName, "appsettings.json"));
        Edit("phases", items =>
        {
            Title(items[0]!, s_longTitle);
            items[0]!["Phase"]!["ProgrammeName"]!["Text"] = LongWord;
            items[0]!["Phase"]!["LinksHeading"]!["Text"] = $"{LongWord} {s_longTitle}";
            items[1]!["Phase"]!["Summary"] = new JsonObject { ["Text"] = $"{LongWord} {LongWord}" };
        });
        Edit("regions", items => Title(items[0]!, LongWord));
        Edit("testimonials", items =>
        {
            items[1]!["Testimonial"]!["Quote"]!["Text"] = string.Concat(Enumerable.Repeat(LongWord, 3));
            items[1]!["Testimonial"]!["Organisation"] = new JsonObject { ["Text"] = LongWord };
            for (var number = items.Count; number < 200; number++)
            {
                var copy = items[0]!.DeepClone();
                copy["ContentItemId"] = $"voice{number}".PadRight(26, '0');
                copy["ContentItemVersionId"] = $"voicev{number}".PadRight(26, '0');
                copy["AutoroutePart"]!["Path"] = $"testimonials/voice-{number}";
                copy["Testimonial"]!["PersonName"]!["Text"] = $"Person {number}";
                copy["Testimonial"]!["Phases"] = new JsonObject { ["ContentItemIds"] = new JsonArray("iurcphase20000000000000000") };
                items.Add(copy);
            }
        });

        return base.StartAsync();
    }

    protected override async ValueTask StopAsync()
    {
        await base.StopAsync();
        _root.Delete(recursive: true);
    }

    private static void Title(JsonNode item, string title)
    {
        item["DisplayText"] = title;
        item["TitlePart"]!["Title"] = title;
    }

    private void Edit(string recipe, Action<JsonArray> edit)
    {
        var path = Path.Combine(_root.FullName, "recipes", "content", recipe + ".recipe.json");
        var json = JsonNode.Parse(File.ReadAllText(path))!;
        edit(json["steps"]![0]!["data"]!.AsArray());
        File.WriteAllText(path, json.ToJsonString());
    }

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
