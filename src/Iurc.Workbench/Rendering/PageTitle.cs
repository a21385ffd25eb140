namespace Iurc.Workbench.Rendering;

/// <summary>Gathers the parts of the page's title.</summary>
internal sealed class PageTitle
{
    private readonly List<(string Segment, Position Position)> _segments = [];

    /// <summary>
    /// Adds a part. It is markup: Orchard's tags do not encode it, so a template has to <c>escape</c> what people have typed.
    /// </summary>
    public void Add(string segment, string position) => _segments.Add((segment, new(position)));

    /// <summary>The whole title, as markup, where somebody has written one for search engines; else null.</summary>
    public string? Fixed { get; set; }

    /// <summary>The whole title.</summary>
    public string Join(string? separator)
        => Fixed ?? string.Join(separator ?? " - ", _segments.OrderBy(segment => segment.Position).Select(segment => segment.Segment));
}
