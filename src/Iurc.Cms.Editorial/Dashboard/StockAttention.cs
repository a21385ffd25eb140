using Iurc.Cms.Editorial.Lists;
using Microsoft.Extensions.Localization;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>The kinds of things that content itself tells of.</summary>
public sealed class StockAttention(ISession session, IStringLocalizer<StockAttention> localizer)
{
    /// <summary>The kinds.</summary>
    public IEnumerable<IAttentionSource> All()
    {
        yield return new IndexedAttention(session)
        {
            Name = "forgotten-drafts",
            Order = 20,
            Title = localizer["Drafts that nobody has touched for 30 days"],
            Rows = known => AttentionRows.ForgottenDrafts(known.UtcNow),
            Filter = "needs:finishing",
            ShowsDay = true,
        };
        yield return new IndexedAttention(session)
        {
            Name = "scheduled",
            Order = 30,
            Title = localizer["Scheduled to be published or archived"],
            Rows = _ => AttentionRows.Of(AttentionKind.Scheduled),
            Filter = "needs:waiting",
            ShowsDay = true,
        };
        yield return new IndexedAttention(session)
        {
            Name = "review",
            Order = 40,
            Title = localizer["Unchanged for a year: still right?"],
            Rows = known => AttentionRows.PastReview(known.UtcNow),
            Filter = "needs:review",
        };
        yield return Lacking(Missing.Address, 50, localizer["Regions without an address"]);
        yield return Lacking(Missing.Permission, 60, localizer["Testimonials without permission"]);
        yield return Lacking(Missing.PictureText, 70, localizer["Pictures without a text"]);
        yield return new IndexedAttention(session)
        {
            Name = "owner",
            Order = 80,
            Title = localizer["To be supplied by the owner of the site"],
            Rows = _ => AttentionRows.Of(AttentionKind.Owner),
            Filter = "needs:owner",
        };
    }

    private IndexedAttention Lacking(string what, int order, LocalizedString title) => new(session)
    {
        Name = "missing-" + what,
        Order = order,
        Title = title,
        Rows = known => AttentionRows.Lacking(what, known.Today),
        Filter = "missing:" + what,
    };
}
