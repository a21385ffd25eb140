namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>What the dashboard shows.</summary>
public class AttentionViewModel
{
    /// <summary>The kinds of things that need attention.</summary>
    public IReadOnlyList<AttentionCard> Cards { get; set; } = [];

    /// <summary>What the user may make.</summary>
    public IReadOnlyList<CreatableKind> New { get; set; } = [];
}

/// <summary>One kind.</summary>
/// <param name="Name">A word for it.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Count">How many there are.</param>
/// <param name="ListAddress">The address, below the admin's, of the list of all.</param>
/// <param name="Lines">Some of them.</param>
public sealed record AttentionCard(string Name, string Title, int Count, string? ListAddress, IReadOnlyList<AttentionLine> Lines);

/// <summary>One item, or something else.</summary>
/// <param name="ContentItemId">The item's id; empty for something else.</param>
/// <param name="Title">Its title.</param>
/// <param name="WhenUtc">The day that matters; UTC.</param>
/// <param name="Detail">What is to be said besides.</param>
/// <param name="Address">Where it is, below the admin's address, if it is no item.</param>
public sealed record AttentionLine(string ContentItemId, string Title, DateTime? WhenUtc, string Detail, string? Address = null);

/// <summary>Something that the user may make.</summary>
/// <param name="Type">The content type.</param>
/// <param name="Title">What stands on the button.</param>
public sealed record CreatableKind(string Type, string Title);
