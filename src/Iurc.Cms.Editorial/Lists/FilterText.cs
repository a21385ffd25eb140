using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.Contents.Services;
using YesSql.Filters.Abstractions.Nodes;
using YesSql.Filters.Query;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>What stands in the filter box, read and changed word by word.</summary>
public sealed class FilterText(IContentsAdminListFilterParser parser)
{
    /// <summary>Reads it.</summary>
    public QueryFilterResult<ContentItem> Read(string? text)
    {
        var read = parser.Parse(text ?? "");
        Mend(read, text);
        return read;
    }

    /// <summary>
    /// Orchard passes over a whole text in which it finds a colon after a word that it does not know, and lists everything: such a text is looked
    /// for as it stands.
    /// </summary>
    public static void Mend(QueryFilterResult<ContentItem> read, string? text)
    {
        ArgumentNullException.ThrowIfNull(read);

        if (!string.IsNullOrWhiteSpace(text) && read.ToString().Length == 0)
        {
            read.TryAddOrReplace(new DefaultTermNode(ContentsAdminListFilterOptions.DefaultTermName, new UnaryNode(text.Trim().Replace("\"", "", StringComparison.Ordinal), OperateNodeQuotes.Double)));
        }
    }

    /// <summary>What a word says, without quotation marks; empty if it is not there or says several things at once.</summary>
    public static string Value(IEnumerable<TermNode> terms, string word)
        => terms.OfType<TermOperationNode>().FirstOrDefault(term => string.Equals(term.TermName, word, StringComparison.OrdinalIgnoreCase))?.Operation is UnaryNode value
            ? value.Value.Trim() : "";

    /// <summary>The text with another value for a word; without the word if the value is empty.</summary>
    public string With(string? text, string word, string value)
    {
        ArgumentNullException.ThrowIfNull(value);

        var read = Read(text);
        Set(read, word, value);
        return read.ToString();
    }

    /// <summary>Gives a word another value; takes it out if the value is empty.</summary>
    public static void Set(QueryFilterResult<ContentItem> read, string word, string value)
    {
        ArgumentNullException.ThrowIfNull(read);
        ArgumentNullException.ThrowIfNull(value);

        read.TryRemove(word);
        if (value.Length > 0)
        {
            read.TryAddOrReplace(new NamedTermNode(word, new UnaryNode(value, value.Any(c => !char.IsAsciiLetterOrDigit(c) && c != '-') ? OperateNodeQuotes.Double : OperateNodeQuotes.None)));
        }
    }
}
