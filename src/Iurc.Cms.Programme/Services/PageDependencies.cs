namespace Iurc.Cms.Programme.Services;

/// <summary>
/// What the page that is being made for this request shows, so that a kept copy can be thrown away when one of these changes.
/// Whoever reads content for a page says so here: items that are loaded are noted by themselves, but a list must name its type,
/// and a look-up its id, because what is not there today may be there tomorrow.
/// </summary>
public sealed class PageDependencies
{
    private readonly HashSet<string> _items = new(StringComparer.Ordinal);
    private readonly HashSet<string> _types = new(StringComparer.Ordinal);
    private string? _page;

    /// <summary>Whether anybody wants to know; nothing is noted otherwise.</summary>
    public bool IsNoting { get; set; }

    /// <summary>The content item ids that have been shown or looked for.</summary>
    public IReadOnlyCollection<string> Items => _items;

    /// <summary>The content types of which items have been listed or counted.</summary>
    public IReadOnlyCollection<string> Types => _types;

    /// <summary>Whether the page shows just what its query asks for; false when the query names what is not there, or nobody has read it.</summary>
    public bool AnswersQuery { get; set; }

    /// <summary>
    /// Whether the page is the item's own: the first for which this is asked has it. An item that is shown inside another one, by a
    /// template for whatever has none, is not a page.
    /// </summary>
    public bool IsPage(string contentItemId) => (_page ??= contentItemId) == contentItemId;

    /// <summary>The page shows the item, or would if it were published.</summary>
    public void OnItem(string contentItemId)
    {
        if (IsNoting)
        {
            _items.Add(contentItemId);
        }
    }

    /// <summary>Whether the page leaves something out because nothing is at some address.</summary>
    public bool MissesSomething { get; private set; }

    /// <summary>Nothing is at an address that the page would lead to. Whatever is published may answer there.</summary>
    public void OnMissing() => MissesSomething |= IsNoting;

    /// <summary>The page lists or counts items of the type.</summary>
    public void OnType(string contentType)
    {
        if (IsNoting)
        {
            _types.Add(contentType);
        }
    }
}
