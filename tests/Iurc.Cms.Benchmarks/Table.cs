namespace Iurc.Cms.Benchmarks;

/// <summary>A table in Markdown.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [];

    public void Add(params string[] cells) => _rows.Add(cells);

    public void Write(TextWriter output)
    {
        WriteRow(output, heads);
        WriteRow(output, [.. heads.Select((_, column) => column == 0 ? "---" : "---:")]);
        _rows.ForEach(row => WriteRow(output, row));
        output.WriteLine();
    }

    private static void WriteRow(TextWriter output, string[] cells) => output.WriteLine("| " + string.Join(" | ", cells) + " |");
}
