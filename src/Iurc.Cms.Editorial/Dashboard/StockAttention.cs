using System.Linq.Expressions;
using Iurc.Cms.Editorial.Lists;
using Microsoft.Extensions.Localization;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>The kinds of things that content itself tells of.</summary>
public sealed class StockAttention(ISession session, IStringLocalizer<StockAttention> localizer)
{
    /// <summary>The kinds.</summary>
    public IEnumerable<IAttentionSource> All() =>
    [
        Kind("forgotten-drafts", 20, localizer["Drafts that nobody has touched for 30 days"], "needs:finishing", known => AttentionRows.ForgottenDrafts(known.UtcNow), showsDay: true),
        Kind("scheduled", 30, localizer["Scheduled to be published or archived"], "needs:waiting", _ => AttentionRows.Of(AttentionKind.Scheduled), showsDay: true),
        Kind("review", 40, localizer["Unchanged for a year: still right?"], "needs:review", known => AttentionRows.PastReview(known.UtcNow)),
        Lacking(Missing.Address, 50, localizer["Regions without an address"]),
        Lacking(Missing.Permission, 60, localizer["Testimonials without permission"]),
        Lacking(Missing.PictureText, 70, localizer["Pictures without a text"]),
        Kind("owner", 80, localizer["To be supplied by the owner of the site"], "needs:owner", _ => AttentionRows.Of(AttentionKind.Owner)),
    ];

    private IndexedAttention Lacking(string what, int order, LocalizedString title)
        => Kind("missing-" + what, order, title, "missing:" + what, known => AttentionRows.Lacking(what, known.Today));

    private IndexedAttention Kind(string name, int order, LocalizedString title, string filter, Func<AttentionScope, Expression<Func<AttentionIndex, bool>>> rows, bool showsDay = false) => new(session)
    {
        Name = name,
        Order = order,
        Title = title,
        Filter = filter,
        Rows = rows,
        ShowsDay = showsDay,
    };
}
