namespace Iurc.Workbench.Sources;

/// <summary>A place in a text file.</summary>
/// <param name="Line">The line, 1 for the first.</param>
/// <param name="Column">The character in the line, 1 for the first. A character is one Unicode code point, however many bytes it takes.</param>
internal readonly record struct SourcePosition(int Line, int Column)
{
    /// <summary>The beginning of a file.</summary>
    public static SourcePosition Start => new(1, 1);

    /// <inheritdoc />
    public override string ToString() => $"{Line}:{Column}";
}
