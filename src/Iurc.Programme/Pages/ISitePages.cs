namespace Iurc.Programme.Pages;

/// <summary>Lists the pages of the site besides phases, regions and testimonials.</summary>
public interface ISitePages
{
    /// <summary>The published pages with an address of their own, by title.</summary>
    ValueTask<IReadOnlyList<PageFacts>> GetPagesAsync();
}
