using System.Linq.Expressions;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>Which rows of <see cref="AttentionIndex"/> need attention, for the dashboard and for the filter of the lists alike.</summary>
internal static class AttentionRows
{
    /// <summary>After this time a draft is taken to be forgotten.</summary>
    public static readonly TimeSpan TimeToForget = TimeSpan.FromDays(30);

    public static Expression<Func<AttentionIndex, bool>> Of(string kind) => row => row.Kind == kind;

    public static Expression<Func<AttentionIndex, bool>> Lacking(string what, DateOnly today)
    {
        DateTime? day = today.ToIndexedDay();
        return row => row.Kind == what && (row.Until == null || row.Until > day);
    }

    public static Expression<Func<AttentionIndex, bool>> ForgottenDrafts(DateTime utcNow)
    {
        var limit = utcNow - TimeToForget;
        return row => row.Kind == AttentionKind.Draft && row.WhenUtc < limit;
    }

    public static Expression<Func<AttentionIndex, bool>> PastReview(DateTime utcNow)
        => row => row.Kind == AttentionKind.Review && row.WhenUtc < utcNow;
}
