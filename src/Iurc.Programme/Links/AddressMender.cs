using Iurc.Programme.Mending;

namespace Iurc.Programme.Links;

/// <summary>Cleans the addresses in fields and menus: whatever is one address and nothing else.</summary>
public sealed class AddressMender : ITextMender
{
    /// <inheritdoc />
    public Mended? Mend(TextPlace place, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(place.Path);

        return IsAddressField(place) && IsAddress(text.Trim()) ? LinkChanges.Clean(text, 0) : null;
    }

    /// <summary>Whether the field may hold an address: a text field, a link field or an entry of a menu.</summary>
    public static bool IsAddressField(TextPlace place)
        => place.Path is { } path && (path.EndsWith(".Text", StringComparison.Ordinal) || path.EndsWith(".Url", StringComparison.Ordinal));

    private static bool IsAddress(string text)
        => (text.StartsWith("http", StringComparison.OrdinalIgnoreCase) || text is ['/' or '~' or '?', ..]) && !text.Any(char.IsWhiteSpace);
}
