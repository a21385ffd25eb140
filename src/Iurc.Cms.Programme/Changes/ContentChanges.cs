using Iurc.Cms.Programme.Handlers;
using Iurc.Cms.Programme.Models;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Changes;

/// <summary>Notes which content items change, of whatever type: <see cref="Services.ProgrammeMemory"/> holds counts of all.</summary>
public sealed class ContentChanges(IServiceProvider services, ProgrammeChanges own) : ContentChangeHandler
{
    // All that reads these for a page goes by PageDependencies. Of other types (menus, the funding statement, whatever is to come)
    // that is not known, so any page may show them.
    private static readonly string[] s_preciselyKnown = [nameof(Phase), nameof(Region), nameof(Testimonial)];

    /// <inheritdoc />
    protected override Task ChangedAsync(ContentItem item)
    {
        own.HasAny = true;
        var changes = services.GetRequiredService<SiteChanges>();
        return Array.IndexOf(s_preciselyKnown, item.ContentType) < 0
            ? changes.ChangeAsync(ChangeTags.Anything)
            : changes.ChangeAsync(ChangeTags.Item(item.ContentItemId), ChangeTags.Type(item.ContentType), ChangeTags.Missing);
    }
}
