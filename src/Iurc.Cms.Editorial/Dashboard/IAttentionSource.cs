using Microsoft.Extensions.Localization;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>One kind of thing that needs attention. Features add their own.</summary>
public interface IAttentionSource
{
    /// <summary>A word for the kind, unique among all.</summary>
    string Name { get; }

    /// <summary>The place on the dashboard; small numbers come first.</summary>
    int Order { get; }

    /// <summary>What the kind is called.</summary>
    LocalizedString Title { get; }

    /// <summary>How many things there are that the user may do something about.</summary>
    Task<int> CountAsync(AttentionScope scope);

    /// <summary>The most urgent of them.</summary>
    Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take);

    /// <summary>The address, below the admin's, of the list of all of them; null when the user has no such list.</summary>
    Task<string?> ListAddressAsync(AttentionScope scope);
}

/// <summary>Something that needs attention: a content item, most often.</summary>
/// <param name="ContentItemId">The item's id; empty for something else.</param>
/// <param name="WhenUtc">The day that matters, if one does; UTC.</param>
/// <param name="Detail">What is to be said besides the title.</param>
/// <param name="Title">What it is called, if it is no item.</param>
/// <param name="Address">Where it is, below the admin's address, if it is no item.</param>
public sealed record AttentionFinding(string ContentItemId, DateTime? WhenUtc = null, string Detail = "", string? Title = null, string? Address = null);
