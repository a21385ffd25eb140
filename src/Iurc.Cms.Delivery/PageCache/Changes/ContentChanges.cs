using Iurc.Cms.Programme.Handlers;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Services;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Delivery.PageCache.Changes;

/// <summary>Notes which items a page is made of, and which items change.</summary>
internal sealed class ContentChanges(IServiceProvider services, PageDependencies dependencies) : ContentChangeHandler
{
    // All that reads these for a page goes by PageDependencies. Of other types (menus, the funding statement, whatever is to come)
    // that is not known, so any page may show them.
    private static readonly string[] s_preciselyKnown = [nameof(Phase), nameof(Region), nameof(Testimonial)];

    /// <inheritdoc />
    public override Task LoadedAsync(LoadContentContext context)
    {
        dependencies.OnItem(context.ContentItem.ContentItemId);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    protected override Task ChangedAsync(ContentItem item)
    {
        var changes = services.GetRequiredService<SiteChanges>();
        return Array.IndexOf(s_preciselyKnown, item.ContentType) < 0
            ? changes.ChangeAsync(PageTags.Anything)
            : changes.ChangeAsync(PageTags.Item(item.ContentItemId), PageTags.Type(item.ContentType), PageTags.Missing);
    }
}
