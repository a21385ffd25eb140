using System.Text;
using Iurc.Programme;

namespace Iurc.Cms.Programme.Indexes;

/// <summary>Texts in index tables. What does not fit into its column, or is no text, PostgreSQL refuses: the item could not be stored then.</summary>
public static class IndexedText
{
    /// <summary>The length of a content item id in Orchard Core.</summary>
    public const int IdLength = 26;

    /// <summary>The most bytes that a text may have to be looked up by: a row of a b-tree of PostgreSQL has 2,704 at most, with its other columns.</summary>
    public const int MaxBytes = 2_600;

    /// <summary>As much of a text as a column holds.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the column.</param>
    public static string Fit(string? text, int length) => TextCut.At(TextCut.Whole(text ?? ""), length);

    /// <summary>Whether a text that is looked up as a whole can be kept. If not, it is not looked up.</summary>
    /// <param name="text">The text.</param>
    /// <param name="length">The length of the column.</param>
    public static bool Fits(string text, int length)
    {
        ArgumentNullException.ThrowIfNull(text);

        return text.Length <= length && Encoding.UTF8.GetByteCount(text) <= MaxBytes && TextCut.Whole(text) == text;
    }

    /// <summary>Whether a text may be the id of an item. Whatever else an import brings belongs to no item.</summary>
    public static bool IsId(string? text) => !string.IsNullOrEmpty(text) && Fits(text, IdLength);
}
