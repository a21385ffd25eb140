using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Iurc.Cms.Programme.Packages;
using Microsoft.Extensions.Localization;

namespace Iurc.Cms.Delivery.Uploads;

/// <summary>
/// What a package for the admin's import may be: an archive that unpacks to little within its own folder, with a recipe that runs no
/// scripts but those that Orchard's own exports have, and whose steps can all be carried out as far as anybody can know before. A script
/// could read the site's configuration, with its passwords, or never end.
/// </summary>
public sealed partial class ImportedPackage(PlanCheck plan, IStringLocalizer<ImportedPackage> localizer)
{
    /// <summary>How many files and folders an archive may hold.</summary>
    public const int MostEntries = 10_000;

    /// <summary>How many bytes an archive may unpack to.</summary>
    public const long MostBytes = 512L << 20;

    /// <summary>How many bytes a recipe may have: it is read into memory.</summary>
    public const long MostRecipeBytes = 32L << 20;

    private const string RecipeName = "Recipe.json";
    private const int FileTypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int Folder = 0x4000;

    /// <summary>Says what is wrong with an archive, and how to mend it.</summary>
    /// <param name="archive">The archive; it can be read from any place.</param>
    /// <returns>A sentence, or null if nothing is wrong.</returns>
    public async Task<string?> FaultOfArchiveAsync(Stream archive)
    {
        ArgumentNullException.ThrowIfNull(archive);

        try
        {
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true);
            var files = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            return FaultOfNames(zip) ?? FaultOfSizes(zip) ?? (zip.GetEntry(RecipeName) is { } recipe
                ? await FaultOfRecipeAsync(recipe.Open(), recipe.Length, path => files.Contains(path.Replace('\\', '/').TrimStart('/')))
                : localizer["There is no file \"{0}\" at the top of the archive, so there is nothing to import. Export the package again, and do not change the archive.", RecipeName].Value);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return localizer["The file is no zip archive, or it is damaged or locked with a password. Export the package again."];
        }
    }

    /// <summary>Says what is wrong with a recipe, and how to mend it.</summary>
    /// <param name="recipe">The recipe, which is closed afterwards.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="hasFile">Whether the package has a file besides it; it has none when nothing is given.</param>
    /// <returns>A sentence, or null if nothing is wrong.</returns>
    public async Task<string?> FaultOfRecipeAsync(Stream recipe, long length, Predicate<string>? hasFile = null)
    {
        ArgumentNullException.ThrowIfNull(recipe);

        using (recipe)
        {
            if (length > MostRecipeBytes)
            {
                return localizer["The recipe has more than {0} MB. Export less at a time.", MostRecipeBytes >> 20];
            }

            try
            {
                using var json = JsonDocument.Parse(recipe, JOptions.Document);
                return FaultOfSteps(json.RootElement) ?? FaultOfValues(json.RootElement) ?? await FaultOfPlanAsync(json.RootElement, hasFile ?? (_ => false));
            }
            catch (JsonException e)
            {
                return localizer["The recipe is no valid JSON: see line {0}.", (e.LineNumber ?? 0) + 1];
            }
        }
    }

    private string? FaultOfNames(ZipArchive zip)
    {
        if (zip.Entries.Count > MostEntries)
        {
            return localizer["The archive holds more than {0} files. Export less at a time.", MostEntries];
        }

        var files = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var folders = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            var isFolder = entry.FullName.EndsWith('/');
            var path = entry.FullName.TrimEnd('/');
            var parts = path.Split('/');
            if (parts.Any(part => part is "" or "." or ".." || part.Any(letter => letter is '\\' or ':' || char.IsControl(letter))))
            {
                return localizer["The archive names a file \"{0}\", which would lie outside its folder. Nothing has been unpacked.", entry.FullName];
            }

            // What Unix says of the file stands in the upper half; elsewhere nothing does.
            if (((entry.ExternalAttributes >> 16) & FileTypeMask) is not (0 or RegularFile or Folder))
            {
                return localizer["\"{0}\" in the archive is a link and no file. Pack the file itself.", entry.FullName];
            }

            for (var depth = 1; depth < parts.Length; depth++)
            {
                folders.Add(string.Join('/', parts.Take(depth)));
            }

            if (isFolder ? !folders.Add(path) && files.Contains(path) : !files.Add(path))
            {
                return Twice(entry.FullName);
            }
        }

        return files.FirstOrDefault(folders.Contains) is { } both ? Twice(both) : null;
    }

    private string Twice(string name) => localizer["The archive has \"{0}\" twice. Pack it once.", name];

    /// <summary>No entry can be unpacked to more than the archive says of it: .NET stops there.</summary>
    private string? FaultOfSizes(ZipArchive zip)
    {
        if (zip.Entries.Sum(entry => entry.Length) > MostBytes)
        {
            return localizer["The archive unpacks to more than {0} MB. Export less at a time, or put the pictures into the media library by hand.", MostBytes >> 20];
        }

        // What is damaged fails here, before Orchard has done a part of it.
        foreach (var entry in zip.Entries)
        {
            using var content = entry.Open();
            content.CopyTo(Stream.Null);
        }

        return null;
    }

    private string? FaultOfSteps(JsonElement recipe)
    {
        if (recipe.ValueKind != JsonValueKind.Object || !recipe.TryGetProperty("steps", out var steps) || steps.ValueKind != JsonValueKind.Array)
        {
            return localizer["The recipe has no list of steps: it has to be { \"steps\": [ … ] }."];
        }

        foreach (var (index, step) in steps.EnumerateArray().Index())
        {
            if (step.ValueKind != JsonValueKind.Object || !step.TryGetProperty("name", out var name) || name.ValueKind != JsonValueKind.String || name.GetString()!.Length == 0)
            {
                return localizer["Step {0} of the recipe has no name, so nobody knows what to do with it.", index + 1];
            }
        }

        return null;
    }

    private async Task<string?> FaultOfPlanAsync(JsonElement recipe, Predicate<string> hasFile)
    {
        var steps = recipe.GetProperty("steps").EnumerateArray().Select(step => JsonObject.Create(step, PlanCheck.Reading)!).ToList();
        var faults = await plan.FaultsOfAsync(steps, hasFile);
        return faults.Count == 0 ? null : localizer["Nothing has been imported. {0}", string.Join(' ', faults)].Value;
    }

    private string? FaultOfValues(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().GroupBy(property => property.Name, StringComparer.Ordinal).FirstOrDefault(name => name.Count() > 1) is { } twice
            ? localizer["The recipe has \"{0}\" twice in the same place. Take one out.", twice.Key].Value
            : element.EnumerateObject().Select(property => FaultOfValues(property.Value)).FirstOrDefault(fault => fault is not null),
        JsonValueKind.Array => element.EnumerateArray().Select(FaultOfValues).FirstOrDefault(fault => fault is not null),
        JsonValueKind.String when element.GetString() is { } text && Script().IsMatch(text) && !ExportedScript().IsMatch(text) =>
            localizer["The recipe has a script, \"{0}\", and an import runs none. Write its result instead.", text.Length > 60 ? text[..60] + "…" : text],
        _ => null,
    };

    // As Orchard sees it: what is left when the brackets are off may be another script.
    [GeneratedRegex(@"^\[+\s*(js|file)\s*:.*\]$", RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Script();

    [GeneratedRegex(@"^\[(js: ?(uuid\(\)|parameters\('Admin(UserId|Username)'\))|file:text\('[^'\\]*'\))\]$", RegexOptions.ExplicitCapture)]
    private static partial Regex ExportedScript();
}
