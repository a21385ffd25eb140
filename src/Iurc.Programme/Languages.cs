using System.Text;

namespace Iurc.Programme;

/// <summary>The languages that a quotation may be in: the EU's official ones, those of the partner regions, and those of their neighbours.</summary>
public static class Languages
{
    /// <summary>The language that the site itself speaks: its menus, headings and messages.</summary>
    public const string OfTheSite = "en";

    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic", ["bg"] = "Bulgarian", ["ca"] = "Catalan", ["cs"] = "Czech", ["da"] = "Danish", ["de"] = "German",
        ["el"] = "Greek", ["en"] = "English", ["es"] = "Spanish", ["et"] = "Estonian", ["eu"] = "Basque", ["fa"] = "Persian", ["fi"] = "Finnish",
        ["fr"] = "French", ["ga"] = "Irish", ["gl"] = "Galician", ["he"] = "Hebrew", ["hi"] = "Hindi", ["hr"] = "Croatian", ["hu"] = "Hungarian",
        ["id"] = "Indonesian", ["it"] = "Italian", ["ja"] = "Japanese", ["ko"] = "Korean", ["lt"] = "Lithuanian", ["lv"] = "Latvian",
        ["ms"] = "Malay", ["mt"] = "Maltese", ["nl"] = "Dutch", ["pl"] = "Polish", ["pt"] = "Portuguese", ["ro"] = "Romanian",
        ["sk"] = "Slovak", ["sl"] = "Slovenian", ["sv"] = "Swedish", ["th"] = "Thai", ["tr"] = "Turkish", ["uk"] = "Ukrainian",
        ["ur"] = "Urdu", ["vi"] = "Vietnamese", ["zh"] = "Chinese",
    };

    // Where it is not the Latin script. A language may be written in several, as Japanese is.
    private static readonly Dictionary<string, Script[]> s_scripts = new(StringComparer.Ordinal)
    {
        ["ar"] = [Script.Arabic], ["fa"] = [Script.Arabic], ["ur"] = [Script.Arabic], ["he"] = [Script.Hebrew], ["bg"] = [Script.Cyrillic],
        ["uk"] = [Script.Cyrillic], ["el"] = [Script.Greek], ["hi"] = [Script.Devanagari], ["th"] = [Script.Thai], ["ko"] = [Script.Hangul, Script.Han],
        ["ja"] = [Script.Kana, Script.Han], ["zh"] = [Script.Han],
    };

    private enum Script
    {
        Other, Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Hangul, Kana, Han,
    }

    /// <summary>BCP 47 tag and English name of each language, by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
        [.. s_names.OrderBy(pair => pair.Value, StringComparer.Ordinal)];

    /// <summary>Whether <paramref name="tag"/> is one of <see cref="All"/>; case matters, as it does on the markup.</summary>
    public static bool IsKnown(string? tag) => tag is not null && s_names.ContainsKey(tag);

    /// <summary>The direction in which a language is written, for the attribute <c>dir</c>: <c>rtl</c> or <c>ltr</c>.</summary>
    /// <param name="tag">A BCP 47 tag.</param>
    public static string Direction(string? tag)
        => ScriptsOf(tag) is [Script.Arabic or Script.Hebrew, ..] ? "rtl" : "ltr";

    /// <summary>
    /// The value of <c>lang</c> for a name that belongs to a text: the text's language where the name is written in its script, for an
    /// Arabic name beside an Arabic quotation is Arabic; else empty, for a name in Latin letters is read as it stands.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="textLanguage">The BCP 47 tag of the text's language.</param>
    public static string OfName(string? name, string? textLanguage)
    {
        var scripts = ScriptsOf(textLanguage);
        if (scripts is [Script.Latin, ..] || !IsKnown(textLanguage))
        {
            return "";
        }

        foreach (var rune in (name ?? "").EnumerateRunes())
        {
            if (Rune.IsLetter(rune))
            {
                return scripts.Contains(ScriptOf(rune.Value)) ? textLanguage! : "";
            }
        }

        return "";
    }

    /// <summary>
    /// The language of what the site itself says around its texts, for <c>lang</c> on the page: <see cref="OfTheSite"/>, or a variant of it.
    /// There are no words in any other language, whatever somebody has set or asks for.
    /// </summary>
    /// <param name="wanted">The culture that was chosen.</param>
    public static string OfFrame(string? wanted)
        => wanted is not null && OfForeignText(wanted).Length == 0 && wanted.StartsWith(OfTheSite, StringComparison.OrdinalIgnoreCase) && wanted.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? wanted : OfTheSite;

    /// <summary>The tag of a text's language where it is not <see cref="OfTheSite"/>; empty where it is, or where it is none.</summary>
    /// <param name="culture">The culture of the item that the text belongs to.</param>
    public static string OfForeignText(string? culture)
        => string.IsNullOrEmpty(culture) || !culture.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            || culture.Split('-')[0].Equals(OfTheSite, StringComparison.OrdinalIgnoreCase) ? "" : culture;

    /// <summary>
    /// The attributes of an element whose text is in another language than the page, with a blank before them: <c>lang</c>, and <c>dir</c> where
    /// it is written from right to left. Empty for no language.
    /// </summary>
    /// <param name="tag">A BCP 47 tag; empty for the language of the page.</param>
    public static string AttributesOf(string? tag)
        => OfForeignText(tag) is not { Length: > 0 } foreign ? ""
            : Direction(foreign) == "rtl" ? $" lang=\"{foreign}\" dir=\"rtl\"" : $" lang=\"{foreign}\"";

    private static Script[] ScriptsOf(string? tag) => s_scripts.GetValueOrDefault((tag ?? "").Split('-')[0], [Script.Latin]);

    // The blocks of Unicode that these languages use; not a list of all scripts.
    private static Script ScriptOf(int letter) => letter switch
    {
        < 0x250 or (>= 0x1E00 and < 0x1F00) => Script.Latin,
        (>= 0x370 and < 0x400) or (>= 0x1F00 and < 0x2000) => Script.Greek,
        >= 0x400 and < 0x530 => Script.Cyrillic,
        (>= 0x590 and < 0x600) or (>= 0xFB1D and < 0xFB50) => Script.Hebrew,
        (>= 0x600 and < 0x780) or (>= 0x8A0 and < 0x900) or (>= 0xFB50 and < 0xFE00) or (>= 0xFE70 and < 0xFEFF) => Script.Arabic,
        >= 0x900 and < 0x980 => Script.Devanagari,
        >= 0xE00 and < 0xE80 => Script.Thai,
        (>= 0x1100 and < 0x1200) or (>= 0x3130 and < 0x3190) or (>= 0xAC00 and < 0xD7B0) => Script.Hangul,
        (>= 0x3040 and < 0x3100) or (>= 0x31F0 and < 0x3200) or (>= 0xFF66 and < 0xFFA0) => Script.Kana,
        (>= 0x3400 and < 0xA000) or (>= 0xF900 and < 0xFB00) or (>= 0x20000 and < 0x32000) => Script.Han,
        _ => Script.Other,
    };
}
