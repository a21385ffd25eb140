using System.Text.RegularExpressions;

namespace Iurc.Workbench.Checking;

/// <summary>What <c>docs/checks.md</c> says of a code, whether a check of the tool or a rule of the programme has it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Title">What is wrong, in general.</param>
/// <param name="Text">The explanation, with an example and the way to mend it, in Markdown.</param>
internal sealed partial record CheckGuide(string Code, string Title, string Text)
{
    /// <summary>All that the document explains, by code.</summary>
    public static IReadOnlyList<CheckGuide> All { get; } = Read();

    private static IReadOnlyList<CheckGuide> Read()
    {
        using var stream = typeof(CheckGuide).Assembly.GetManifestResourceStream("checks.md")!;
        using var reader = new StreamReader(stream);
        return
        [
            .. Entry().Matches(reader.ReadToEnd().ReplaceLineEndings("\n"))
                .Select(entry => new CheckGuide(entry.Groups["code"].Value, entry.Groups["title"].Value, entry.Groups["text"].Value.Trim()))
                .OrderBy(entry => entry.Code, StringComparer.Ordinal),
        ];
    }

    // As far as the next heading.
    [GeneratedRegex(@"^### (?<code>[A-Z][0-9]{3}) (?<title>.+?)( \(warning\))?\n(?<text>(?:(?!##).*(\n|\z))*)", RegexOptions.ExplicitCapture | RegexOptions.Multiline)]
    private static partial Regex Entry();
}
