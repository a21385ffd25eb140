using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Locking.Distributed;
using OrchardCore.Sitemaps.Handlers;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>
/// Brings the sitemap up to date when what was published is stored, and in a transaction of its own. Orchard does it within the
/// editor's: as each publish writes the same document of the sitemap, one of two editors who publish at the same moment, at whichever
/// node, is refused, and what they wrote is not stored.
/// </summary>
public sealed class DeferredSitemapUpdates : ISitemapUpdateHandler
{
    private const string Lock = "IURC_SITEMAPS_LOCK";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    // One item for each type: the sitemap asks for nothing else.
    private readonly Dictionary<string, SitemapUpdateContext> _updates = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public Task UpdateSitemapAsync(SitemapUpdateContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (_updates.Count == 0)
        {
            ShellScope.AddDeferredTask(UpdateAsync);
        }

        _updates.TryAdd((context.UpdateObject as ContentItem)?.ContentType ?? "", context);
        return Task.CompletedTask;
    }

    private async Task UpdateAsync(ShellScope scope)
    {
        var (locker, locked) = await scope.ServiceProvider.GetRequiredService<IDistributedLock>().TryAcquireLockAsync(Lock, s_patience, s_patience);
        if (!locked)
        {
            throw new TimeoutException("The sitemap could not be brought up to date: another publish has held it for too long. The next one will do it.");
        }

        await using (locker)
        {
            // Stored at the end of this scope, while nobody else can have read the document.
            await ShellScope.UsingChildScopeAsync(async child =>
            {
                var inner = child.ServiceProvider.GetRequiredService<DefaultSitemapUpdateHandler>();
                foreach (var update in _updates.Values)
                {
                    await inner.UpdateSitemapAsync(update);
                }
            });
        }
    }
}
