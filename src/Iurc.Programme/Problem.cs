using System.Globalization;

namespace Iurc.Programme;

/// <summary>How serious a <see cref="Problem"/> is.</summary>
public enum Severity
{
    /// <summary>Worth a look; saving and publishing go on.</summary>
    Warning,

    /// <summary>Must be mended first; saving or publishing is refused.</summary>
    Error,
}

/// <summary>One thing that is wrong with a content item, said in plain language and with the way to mend it.</summary>
/// <param name="Code">A stable code such as <c>P003</c>; <c>docs/checks.md</c> explains each.</param>
/// <param name="Field">The name of the content field to mend, for example <c>StartYear</c>.</param>
/// <param name="Severity">Whether it stops the item.</param>
/// <param name="Format">The message as a composite format string, so that it can be translated.</param>
/// <param name="Arguments">The values for <paramref name="Format"/>.</param>
public sealed record Problem(string Code, string Field, Severity Severity, string Format, params object[] Arguments)
{
    /// <summary>The message in English.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Format, Arguments);

    /// <inheritdoc />
    public override string ToString() => $"{Code} {Field}: {Message}";

    /// <summary>What somebody typed, short enough to be quoted in a message and without control characters. Of a picture that was pasted it is what it is, and not its pixels.</summary>
    internal static string Excerpt(string? text)
    {
        var plain = string.Concat((text ?? "").Where(c => !char.IsControl(c)));
        return plain.Length <= 100 ? plain : DataAddress.DescriptionOf(text) ?? TextCut.At(plain, 100) + "…";
    }
}
