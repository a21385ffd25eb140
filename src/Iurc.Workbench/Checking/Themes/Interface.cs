using System.Text.RegularExpressions;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>Tells what people read from what only programs read.</summary>
internal static partial class Interface
{
    /// <summary>Whether a text in a template's code looks like one for readers: it begins as a sentence does, and has no sign of a program's.</summary>
    public static bool IsText(string text) => Sentence().IsMatch(text) && !Code().IsMatch(text);

    /// <summary>Whether markup between tags holds words. Abbreviations and names of licences are none.</summary>
    public static bool HasWords(string text) => Word().IsMatch(Entity().Replace(text, " "));

    [GeneratedRegex(@"^\p{Lu}\p{Ll}+")]
    private static partial Regex Sentence();

    // PascalCase, an address, a handle, a date's format.
    [GeneratedRegex(@"^\p{Lu}\p{Ll}*\p{Lu}|^\S*[:/_%]\S*$|^\S+\.\S+$")]
    private static partial Regex Code();

    [GeneratedRegex(@"\p{Ll}{3}")]
    private static partial Regex Word();

    // What stands before an equals sign is the name of a value in an address.
    [GeneratedRegex(@"&#?\w+;|\w+=")]
    private static partial Regex Entity();
}
