using System.Reflection;
using YesSql.Services;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>
/// Lets whoever looks for "canada" in the admin find "Canada" on PostgreSQL too. Of the databases that Orchard knows only PostgreSQL tells
/// them apart in <c>LIKE</c>, and has <c>ILIKE</c> beside it.
/// </summary>
internal static class CaselessSearches
{
    private const string Like = " like ";

    // The process has one table of how methods are written.
    private static readonly Lazy<bool> s_isUsed = new(() =>
    {
        Wrap(typeof(string).GetMethod(nameof(string.Contains), [typeof(string)])!);
        Wrap(typeof(DefaultQueryExtensions).GetMethod(nameof(DefaultQueryExtensions.NotContains))!);
        return true;
    });

    /// <summary>Changes how YesSql writes "contains". Beginnings of words, which are looked up in indexes, stay as they are.</summary>
    public static bool Use() => s_isUsed.Value;

    private static void Wrap(MethodInfo method)
    {
        var write = DefaultQuery.MethodMappings[method];
        DefaultQuery.MethodMappings[method] = (query, sql, dialect, expression) =>
        {
            var start = sql.Length;
            write(query, sql, dialect, expression);
            var like = dialect.Name == "PostgreSql" ? sql.AsSpan(start).LastIndexOf(Like) : -1;
            if (like >= 0)
            {
                sql.Insert(start + like + 1, "i");
            }
        };
    }
}
