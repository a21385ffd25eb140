using Iurc.Cms.Programme.Models;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>The words for what an item can lack.</summary>
public static class Missing
{
    /// <summary>A region without an address.</summary>
    public const string Address = "address";

    /// <summary>A testimonial that names nobody.</summary>
    public const string Attribution = "attribution";

    /// <summary>A testimonial whose speaker has not agreed yet.</summary>
    public const string Permission = "permission";

    /// <summary>A testimonial without a source.</summary>
    public const string Source = "source";

    /// <summary>A picture that nobody has described, nor called a decoration.</summary>
    public const string PictureText = "picture-text";

    /// <summary>A phase or a region without a summary.</summary>
    public const string Summary = "summary";

    internal static IEnumerable<Lack> Of(ContentItem item)
    {
        var region = item.ToRegionFacts();
        var testimonial = item.ToTestimonialFacts();
        // A website that has closed needs no address, as R003 says.
        if (region is { Website: "" })
        {
            yield return new(Address, region.ClosedOn);
        }

        if (testimonial is not null && !Iurc.Programme.Testimonials.Attribution.IsComplete(testimonial))
        {
            yield return new(Attribution);
        }

        if (testimonial is { PermissionGiven: false })
        {
            yield return new(Permission);
        }

        if (testimonial is { SourceAddress: "" })
        {
            yield return new(Source);
        }

        if (region is { Summary: "" } || item.ToPhaseFacts() is { Summary: "" })
        {
            yield return new(Summary);
        }

        if (ItemPictures.ProblemsOf(item).Any())
        {
            yield return new(PictureText);
        }
    }
}

/// <summary>Something that an item lacks.</summary>
/// <param name="What">One of the words of <see cref="Missing"/>.</param>
/// <param name="Until">The day from which it lacks it no longer; null if no such day is known.</param>
internal sealed record Lack(string What, DateOnly? Until = null)
{
    /// <summary>Whether the item lacks it on <paramref name="today"/>.</summary>
    public bool IsOn(DateOnly today) => Until is not { } day || today < day;
}
