using Iurc.Programme.Links;
using OrchardCore.DisplayManagement;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>What the page "Links" shows.</summary>
public class LinksViewModel
{
    /// <summary>Which addresses are shown; null for all.</summary>
    public LinkState? State { get; set; }

    /// <summary>The words that are searched for in the addresses.</summary>
    public string Search { get; set; } = "";

    /// <summary>How many addresses there are in each state, whatever is searched for.</summary>
    public IReadOnlyDictionary<LinkState, int> Counts { get; set; } = new Dictionary<LinkState, int>();

    /// <summary>The addresses.</summary>
    public IReadOnlyList<LinkRow> Rows { get; set; } = [];

    /// <summary>Leads to further pages.</summary>
    public IShape? Pager { get; set; }
}

/// <summary>One address on the page.</summary>
/// <param name="Check">What is known of it.</param>
/// <param name="Uses">Some of the items that give it to readers.</param>
/// <param name="UseCount">How many items do.</param>
public sealed record LinkRow(LinkCheck Check, IReadOnlyList<LinkUse> Uses, int UseCount);

/// <summary>An item that gives an address to readers.</summary>
/// <param name="ContentItemId">Its id.</param>
/// <param name="Title">Its title.</param>
/// <param name="CanEdit">Whether the user may edit it.</param>
/// <param name="CanClose">Whether it is a region whose website has that address.</param>
public sealed record LinkUse(string ContentItemId, string Title, bool CanEdit, bool CanClose);
