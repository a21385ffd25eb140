namespace Iurc.Programme.Pages;

/// <summary>A published page that is neither phase, region nor testimonial, as the site map shows it.</summary>
/// <param name="Title">The page's title.</param>
/// <param name="Path">The site-relative address with a leading <c>~/</c>.</param>
/// <param name="UpdatedUtc">When it was changed last, small changes aside.</param>
/// <param name="Id">The content item's id.</param>
public sealed record PageFacts(string Title, string Path, DateTime? UpdatedUtc = null, string Id = "") : IUpdated
{
    /// <summary>The page's title, in one line.</summary>
    public string Title { get; } = PlainText.OneLine(Title);
}
