namespace Iurc.Programme;

/// <summary>The languages that a quotation may be in: the EU's official ones and those of the partner regions.</summary>
public static class Languages
{
    private static readonly Dictionary<string, string> s_names = new(StringComparer.Ordinal)
    {
        ["ar"] = "Arabic", ["bg"] = "Bulgarian", ["ca"] = "Catalan", ["cs"] = "Czech", ["da"] = "Danish", ["de"] = "German",
        ["el"] = "Greek", ["en"] = "English", ["es"] = "Spanish", ["et"] = "Estonian", ["eu"] = "Basque", ["fi"] = "Finnish",
        ["fr"] = "French", ["ga"] = "Irish", ["gl"] = "Galician", ["hi"] = "Hindi", ["hr"] = "Croatian", ["hu"] = "Hungarian",
        ["id"] = "Indonesian", ["it"] = "Italian", ["ja"] = "Japanese", ["ko"] = "Korean", ["lt"] = "Lithuanian", ["lv"] = "Latvian",
        ["ms"] = "Malay", ["mt"] = "Maltese", ["nl"] = "Dutch", ["pl"] = "Polish", ["pt"] = "Portuguese", ["ro"] = "Romanian",
        ["sk"] = "Slovak", ["sl"] = "Slovenian", ["sv"] = "Swedish", ["th"] = "Thai", ["tr"] = "Turkish", ["uk"] = "Ukrainian",
        ["vi"] = "Vietnamese", ["zh"] = "Chinese",
    };

    /// <summary>BCP 47 tag and English name of each language, by name.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> All { get; } =
        [.. s_names.OrderBy(pair => pair.Value, StringComparer.Ordinal)];

    /// <summary>Whether <paramref name="tag"/> is one of <see cref="All"/>; case matters, as it does on the markup.</summary>
    public static bool IsKnown(string? tag) => tag is not null && s_names.ContainsKey(tag);
}
