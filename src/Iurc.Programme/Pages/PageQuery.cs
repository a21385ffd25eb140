using System.Globalization;
using System.Text;

namespace Iurc.Programme.Pages;

/// <summary>The query of a public address: which keys the theme reads, and how they are written. The only list of them.</summary>
public static class PageQuery
{
    /// <summary>The number of a list's page.</summary>
    public const string Page = "page";

    /// <summary>The phase that a list is narrowed to.</summary>
    public const string Phase = "phase";

    /// <summary>The region that a list is narrowed to.</summary>
    public const string Region = "region";

    /// <summary>The words that a reader searches for.</summary>
    public const string Search = "q";

    /// <summary>A value that is longer than this is no name of ours.</summary>
    public const int MaxValueLength = 200;

    /// <summary>All keys that the theme reads.</summary>
    public static IReadOnlyList<string> Keys { get; } = [Page, Phase, Region, Search];

    /// <summary>
    /// Writes a query in the one way that all queries with the same meaning share: only the keys that narrow a list, in one order;
    /// without the number of the first page, and without a number that is none.
    /// </summary>
    /// <param name="valueOf">The value of a key; null or empty when the query does not have it.</param>
    /// <returns>The query with a leading question mark; empty when nothing is left.</returns>
    public static string Canonical(Func<string, string?> valueOf)
    {
        ArgumentNullException.ThrowIfNull(valueOf);

        var query = new StringBuilder();
        if (PageNumber(valueOf(Page)) is > 1 and var page)
        {
            Append(Page, page.ToString(CultureInfo.InvariantCulture));
        }

        Append(Phase, valueOf(Phase));
        Append(Region, valueOf(Region));
        return query.ToString();

        void Append(string key, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                query.Append(query.Length == 0 ? '?' : '&').Append(key).Append('=').Append(Uri.EscapeDataString(value));
            }
        }
    }

    /// <summary>The number that <paramref name="value"/> is; 1 when it is none.</summary>
    public static int PageNumber(string? value)
        => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? page : 1;
}
