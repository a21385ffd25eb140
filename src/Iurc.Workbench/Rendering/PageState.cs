using System.Text;
using Iurc.Programme.RichTexts;

namespace Iurc.Workbench.Rendering;

/// <summary>What the templates of one page share.</summary>
internal sealed class PageState(PageRequest request)
{
    private readonly Dictionary<string, StringBuilder> _zones = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The request that the page answers.</summary>
    public PageRequest Request { get; } = request;

    /// <summary>The title so far.</summary>
    public PageTitle Title { get; } = new();

    /// <summary>The rich texts that the page shows.</summary>
    public PageTexts Texts { get; } = new();

    /// <summary>The markup that <c>render_body</c> prints.</summary>
    public string Body { get; set; } = "";

    /// <summary>How many shapes are being rendered inside one another.</summary>
    public int Depth { get; set; }

    /// <summary>Appends markup to a zone of the layout.</summary>
    public void AddToZone(string zone, string html)
    {
        if (!_zones.TryGetValue(zone, out var content))
        {
            _zones[zone] = content = new StringBuilder();
        }

        content.Append(html);
    }

    /// <summary>The markup in a zone, or null when nothing was put there.</summary>
    public string? Zone(string zone) => _zones.GetValueOrDefault(zone)?.ToString();
}
