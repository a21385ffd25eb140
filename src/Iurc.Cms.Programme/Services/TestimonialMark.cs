namespace Iurc.Cms.Programme.Services;

/// <summary>What a row of a list of testimonials is ordered by.</summary>
/// <param name="CreatedUtc">When the item was created.</param>
/// <param name="ContentItemId">Its id, which decides between items of the same time.</param>
public sealed record TestimonialMark(DateTime CreatedUtc, string ContentItemId)
{
    /// <summary>How many rows lie between two marks: so many are passed over in a fraction of a millisecond.</summary>
    public const int Distance = 2_000;
}
