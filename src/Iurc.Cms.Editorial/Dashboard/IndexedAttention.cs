using System.Linq.Expressions;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Dashboard;

/// <summary>A kind of thing that <see cref="AttentionIndex"/> knows.</summary>
public sealed class IndexedAttention(ISession session) : IAttentionSource
{
    /// <inheritdoc />
    public required string Name { get; init; }

    /// <inheritdoc />
    public required int Order { get; init; }

    /// <inheritdoc />
    public required LocalizedString Title { get; init; }

    /// <summary>Which rows are meant.</summary>
    public required Func<AttentionScope, Expression<Func<AttentionIndex, bool>>> Rows { get; init; }

    /// <summary>The filter of the list of content items that finds the same items.</summary>
    public required string Filter { get; init; }

    /// <summary>Whether the day is worth showing.</summary>
    public bool ShowsDay { get; init; }

    /// <inheritdoc />
    public Task<int> CountAsync(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        // Items, not rows: one that is published and taken down in time has two of a kind.
        var (editable, own, user) = (scope.Editable, scope.Own, scope.UserId);
        return session.Query<ContentItem, AttentionIndex>(Rows(scope))
            .Where(row => row.ContentType.IsIn(editable) || (row.ContentType.IsIn(own) && row.Owner == user)).CountAsync();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
        => [.. (await Find(scope).OrderBy(row => row.WhenUtc).Take(2 * take).ListAsync())
            .DistinctBy(row => row.ContentItemId, StringComparer.Ordinal).Take(take)
            .Select(row => new AttentionFinding(row.ContentItemId, ShowsDay ? row.WhenUtc : null))];

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope)
        => Task.FromResult<string?>("Contents/ContentItems?q=" + Uri.EscapeDataString(Filter));

    private IQueryIndex<AttentionIndex> Find(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var (editable, own, user) = (scope.Editable, scope.Own, scope.UserId);
        return session.QueryIndex(Rows(scope))
            .Where(row => row.ContentType.IsIn(editable) || (row.ContentType.IsIn(own) && row.Owner == user));
    }
}
