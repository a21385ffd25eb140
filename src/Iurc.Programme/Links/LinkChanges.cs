using Iurc.Programme.Mending;

namespace Iurc.Programme.Links;

/// <summary>What is changed in the address of a link.</summary>
public static class LinkChanges
{
    /// <summary>A wrapping was taken off.</summary>
    public static readonly ChangeKind Unwrapped = new(
        "The link to {1} was wrapped by a mail program or a search engine, which names whoever clicked. It now leads there directly.",
        "{0} links were wrapped by a mail program or a search engine, which names whoever clicked. They now lead there directly: {1}");

    /// <summary>Tracking keys were taken off.</summary>
    public static readonly ChangeKind Untracked = new(
        "A link carried marks that follow readers. They were taken off: {1}",
        "{0} links carried marks that follow readers. They were taken off: {1}");

    /// <summary>An address of mail, or of a website, lacked its beginning.</summary>
    public static readonly ChangeKind Completed = new(
        "A link lacked its beginning, without which it led to a page of this site. It was added: {1}",
        "{0} links lacked their beginning, without which they led to a page of this site. It was added: {1}");

    /// <summary>The clean address and what was changed in it.</summary>
    /// <param name="address">What was typed.</param>
    /// <param name="position">Where it stands.</param>
    public static Mended Clean(string address, int position)
    {
        List<Change> changes = [];
        if (BareAddress.Complete(address) is { } whole)
        {
            address = whole;
            changes.Add(new(Completed, position, whole));
        }

        var clean = CleanAddress.Of(address);
        if (clean.Wrapping.Length > 0)
        {
            changes.Add(new(Unwrapped, position, clean.Address));
        }

        if (clean.Keys.Count > 0)
        {
            changes.Add(new(Untracked, position, string.Join(", ", clean.Keys)));
        }

        return new(clean.Address, changes);
    }
}
