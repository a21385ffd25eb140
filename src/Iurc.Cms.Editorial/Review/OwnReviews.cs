using Iurc.Cms.Editorial.Dashboard;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Review;

/// <summary>Finds what becomes of somebody's requests for a review.</summary>
internal static class OwnReviews
{
    /// <summary>The drafts for which the user has asked for a review: those that were sent back, or those that await it.</summary>
    public static IQueryIndex<AskedReviewIndex> AskedBy(this ISession session, AttentionScope scope, bool isSentBack)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var id = scope.UserId;
        return session.QueryIndex<AskedReviewIndex>(row => row.AskedById == id && row.IsSentBack == isSentBack);
    }
}
