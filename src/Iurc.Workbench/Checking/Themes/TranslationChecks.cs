using System.Text.RegularExpressions;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>Compares the translations in <c>Localization/*.po</c> with the texts of the templates.</summary>
internal static partial class TranslationChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Check(ThemeFiles theme)
    {
        var wanted = theme.Templates
            .SelectMany(template => Wanted().Matches(template.Text).Select(match => (Template: template, At: match.Index, Text: match.Groups["text"].Value)))
            .DistinctBy(found => found.Text)
            .ToList();
        return PoFiles(theme.Folder).SelectMany(path => Check(new TemplateFile(path, File.ReadAllText(path)), wanted, theme));
    }

    private static IEnumerable<string> PoFiles(SiteFolder folder)
        => new[] { Path.Combine(folder.Root, "Localization"), Path.Combine(folder.Theme, "Localization"), Path.Combine(folder.Sources, "Iurc.Cms.Web", "Localization") }
            .Where(Directory.Exists)
            .SelectMany(place => Directory.EnumerateFiles(place, "*.po", SearchOption.AllDirectories))
            // The build puts Orchard's own translations there, thousands of files.
            .Where(path => !Path.GetFileName(path).StartsWith("OrchardCore.", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static IEnumerable<Finding> Check(TemplateFile po, List<(TemplateFile Template, int At, string Text)> wanted, ThemeFiles theme)
    {
        // A file that names no template of the theme is one of another module's, such as Orchard's own translations.
        var isThemes = po.Path.StartsWith(theme.Folder.Theme, StringComparison.Ordinal) || po.Text.Contains(Path.GetFileName(theme.Folder.Theme), StringComparison.Ordinal);
        if (!isThemes)
        {
            yield break;
        }

        var entries = Entry().Matches(po.Text).Select(match => (At: match.Groups["id"].Index, Id: Text(match.Groups["id"]), Translation: Text(match.Groups["translation"]), Context: match.Groups["context"].Value))
            .Where(entry => entry.Id.Length > 0).ToList();
        var translated = entries.Where(entry => entry.Translation.Length > 0).Select(entry => entry.Id).ToHashSet(StringComparer.Ordinal);
        if (!wanted.Exists(text => translated.Contains(text.Text)))
        {
            yield break;
        }

        foreach (var text in wanted.Where(text => !translated.Contains(text.Text)))
        {
            yield return Finding.Error(text.Template.Path, text.Template.At(text.At), CheckCode.Translations, $"{Path.GetFileName(po.Path)} does not translate \"{text.Text}\". Add it there.");
        }

        var used = wanted.Select(text => text.Text).ToHashSet(StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!used.Contains(entry.Id) && entry.Context.Contains(Path.GetFileName(theme.Folder.Theme), StringComparison.Ordinal))
            {
                yield return Finding.Warning(po.Path, po.At(entry.At), CheckCode.Translations, $"No template has the text \"{entry.Id}\". Take the translation out, or write the text as the template has it.");
            }

            if (entry.Translation.Length > 0 && !Places(entry.Id).SetEquals(Places(entry.Translation)))
            {
                yield return Finding.Error(po.Path, po.At(entry.At), CheckCode.Translations, $"The translation of \"{entry.Id}\" has other places than the text. Write {string.Join(", ", Places(entry.Id).Order(StringComparer.Ordinal))} in it.");
            }
        }
    }

    private static HashSet<string> Places(string text) => Place().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);

    private static string Text(Group lines)
        => string.Concat(Line().Matches(lines.Value).Select(match => match.Groups["text"].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\n", "\n", StringComparison.Ordinal)));

    [GeneratedRegex("""["'](?<text>[^"']+)["']\s*\|\s*t\b""", RegexOptions.ExplicitCapture)]
    private static partial Regex Wanted();

    [GeneratedRegex("""^(msgctxt\s+"(?<context>[^"]*)"\s+)?msgid\s+(?<id>("([^"\\]|\\.)*"\s*)+)(msgid_plural\s+("([^"\\]|\\.)*"\s*)+)?msgstr(\[0\])?\s+(?<translation>("([^"\\]|\\.)*"\s*)+)""", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"""(?<text>([^""\\]|\\.)*)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Line();

    [GeneratedRegex(@"\{[0-9]+\}")]
    private static partial Regex Place();
}
