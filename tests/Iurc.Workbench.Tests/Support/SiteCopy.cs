using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Iurc.Workbench.Tests.Support;

/// <summary>A copy of the repository's recipes and theme in a folder of its own, to be broken at will.</summary>
internal sealed class SiteCopy : IDisposable
{
    /// <summary>Stands in a replacement where the finding is expected.</summary>
    public const char Mark = '§';

    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public SiteCopy()
    {
        Folder = new(Directory.CreateTempSubdirectory("iurc-workbench-").FullName);
        Copy(Repository.Folder.Recipes, Folder.Recipes);
        Copy(Repository.Folder.Views, Folder.Views);
        Copy(Repository.Folder.StaticFiles, Folder.StaticFiles);
    }

    public SiteFolder Folder { get; }

    public string Recipe(string name) => Path.Combine(Folder.Recipes, name.Replace('/', Path.DirectorySeparatorChar) + ".recipe.json");

    public string Template(string name) => Path.Combine(Folder.Views, name + ".liquid");

    /// <summary>Replaces the first occurrence of a text.</summary>
    /// <returns>Where the mark in the replacement stood, as line and column.</returns>
    public static (int Line, int Column) Edit(string path, string old, string replacement)
    {
        var text = File.ReadAllText(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{path} does not hold {old}");
        return Write(path, text[..at] + replacement + text[(at + old.Length)..]);
    }

    /// <summary>Writes a file without the mark.</summary>
    /// <returns>Where the mark stood, as line and column.</returns>
    public static (int Line, int Column) Write(string path, string text)
    {
        var mark = text.IndexOf(Mark, StringComparison.Ordinal);
        File.WriteAllText(path, text.Replace(Mark.ToString(), "", StringComparison.Ordinal), new UTF8Encoding(false));
        if (mark < 0)
        {
            return default;
        }

        var before = text[..mark];
        var lineStart = before.LastIndexOf('\n') + 1;
        return (before.Count(c => c == '\n') + 1, before[lineStart..].EnumerateRunes().Count() + 1);
    }

    /// <summary>Gives a field of a content item another value.</summary>
    /// <returns>Where the field's name stands.</returns>
    public static (int Line, int Column) SetField(string path, string id, string field, string value)
        => ChangeItem(path, id, item =>
        {
            var part = item[(string)item["ContentType"]!]!.AsObject();
            part.Remove(field);
            part[Mark + field] = JsonNode.Parse(value);
        });

    /// <summary>Takes a field away.</summary>
    /// <returns>Where the content item begins.</returns>
    public static (int Line, int Column) RemoveField(string path, string id, string field)
    {
        ChangeItem(path, id, item => item[(string)item["ContentType"]!]!.AsObject().Remove(field));
        var text = File.ReadAllText(path);
        var at = text.LastIndexOf('{', text.IndexOf($"\"{id}\"", StringComparison.Ordinal));
        return Write(path, text[..at] + Mark + text[at..]);
    }

    /// <summary>Changes all content items of all recipes.</summary>
    public void ChangeItems(Action<JsonObject> change)
    {
        foreach (var path in RecipeJson.Files(Folder).ToList())
        {
            var recipe = RecipeJson.Read(path);
            foreach (var item in RecipeJson.Items(recipe))
            {
                change(item);
            }

            File.WriteAllText(path, recipe.ToJsonString(s_json));
        }
    }

    /// <summary>Adds content items to a recipe.</summary>
    public void AddItems(string recipe, IEnumerable<JsonObject> items)
    {
        var json = RecipeJson.Read(Recipe(recipe));
        var data = RecipeJson.Steps(json, "Content").Single()["data"]!.AsArray();
        foreach (var item in items)
        {
            data.Add((JsonNode)item);
        }

        File.WriteAllText(Recipe(recipe), json.ToJsonString(s_json));
    }

    /// <summary>Takes content items out of all recipes.</summary>
    public void RemoveItems(Func<JsonObject, bool> isUnwanted)
    {
        foreach (var path in RecipeJson.Files(Folder).ToList())
        {
            var recipe = RecipeJson.Read(path);
            foreach (var item in RecipeJson.Items(recipe).Where(isUnwanted).ToList())
            {
                item.Parent!.AsArray().Remove(item);
            }

            File.WriteAllText(path, recipe.ToJsonString(s_json));
        }
    }

    private static (int Line, int Column) ChangeItem(string path, string id, Action<JsonObject> change)
    {
        var recipe = RecipeJson.Read(path);
        change(RecipeJson.Items(recipe).Single(item => (string?)item["ContentItemId"] == id));
        return Write(path, recipe.ToJsonString(s_json).Replace("\"" + Mark, Mark + "\"", StringComparison.Ordinal));
    }

    public void Dispose() => Directory.Delete(Folder.Root, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
