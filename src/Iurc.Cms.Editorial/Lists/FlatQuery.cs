using OrchardCore.ContentManagement;
using YesSql;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>A query that is counted, and of which a page is read, in another way than YesSql does, which reads every item before the page.</summary>
/// <param name="query">The query.</param>
/// <param name="countAsync">Counts what it finds, on all pages.</param>
/// <param name="pageAsync">Reads a page: how many items come before it, and how many it has at most.</param>
internal sealed class FlatQuery(
    IQuery<ContentItem> query,
    Func<CancellationToken, Task<int>> countAsync,
    Func<int, int, CancellationToken, Task<IEnumerable<ContentItem>>> pageAsync) : IQuery<ContentItem>
{
    private int _skipped;
    private int? _taken;

    /// <inheritdoc />
    public Task<int> CountAsync(CancellationToken cancellationToken = default) => countAsync(cancellationToken);

    /// <inheritdoc />
    public Task<int> CountAsync() => countAsync(CancellationToken.None);

    /// <inheritdoc />
    public IQuery<ContentItem> Any(params Func<IQuery<ContentItem>, IQuery<ContentItem>>[] predicates) => query.Any(predicates);

    /// <inheritdoc />
    public ValueTask<IQuery<ContentItem>> AnyAsync(params Func<IQuery<ContentItem>, ValueTask<IQuery<ContentItem>>>[] predicates) => query.AnyAsync(predicates);

    /// <inheritdoc />
    public IQuery<ContentItem> All(params Func<IQuery<ContentItem>, IQuery<ContentItem>>[] predicates) => query.All(predicates);

    /// <inheritdoc />
    public ValueTask<IQuery<ContentItem>> AllAsync(params Func<IQuery<ContentItem>, ValueTask<IQuery<ContentItem>>>[] predicates) => query.AllAsync(predicates);

    /// <inheritdoc />
    public IQuery<ContentItem> With(Type indexType) => query.With(indexType);

    /// <inheritdoc />
    public IQuery<ContentItem, TIndex> With<TIndex>()
        where TIndex : class, IIndex
        => query.With<TIndex>();

    /// <inheritdoc />
    public IQuery<ContentItem, TIndex> With<TIndex>(System.Linq.Expressions.Expression<Func<TIndex, bool>> predicate)
        where TIndex : class, IIndex
        => query.With(predicate);

    /// <inheritdoc />
    public IQuery<ContentItem> Skip(int count)
    {
        _skipped = count;
        query.Skip(count);
        return this;
    }

    /// <inheritdoc />
    public IQuery<ContentItem> Take(int count)
    {
        _taken = count;
        query.Take(count);
        return this;
    }

    /// <inheritdoc />
    public Task<ContentItem> FirstOrDefaultAsync(CancellationToken cancellationToken = default) => query.FirstOrDefaultAsync(cancellationToken);

    /// <inheritdoc />
    public Task<ContentItem> FirstOrDefaultAsync() => query.FirstOrDefaultAsync();

    /// <inheritdoc />
    public Task<IEnumerable<ContentItem>> ListAsync(CancellationToken cancellationToken = default)
        => _taken is { } taken ? pageAsync(_skipped, taken, cancellationToken) : query.ListAsync(cancellationToken);

    /// <inheritdoc />
    public Task<IEnumerable<ContentItem>> ListAsync() => ListAsync(CancellationToken.None);

    /// <inheritdoc />
    public IAsyncEnumerable<ContentItem> ToAsyncEnumerable(CancellationToken cancellationToken = default) => query.ToAsyncEnumerable(cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<ContentItem> ToAsyncEnumerable() => query.ToAsyncEnumerable();

    /// <inheritdoc />
    public string GetTypeAlias(Type t) => query.GetTypeAlias(t);

    /// <inheritdoc />
    public IQuery<ContentItem> NoDuplicates() => query.NoDuplicates();
}
