using Iurc.Cms.Programme.Models;
using Iurc.Programme.Pages;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Services;

/// <summary>Lists the pages from Orchard's store.</summary>
public sealed class SitePages(ISession session, IContentManager contentManager, PageDependencies page) : ISitePages
{
    private static readonly string[] s_types = ["Page", "LandingPage", "CollectionPage"];

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<PageFacts>> GetPagesAsync()
    {
        Array.ForEach(s_types, page.OnType);
        var items = await session.Query<ContentItem, ContentItemIndex>(index => index.ContentType.IsIn(s_types) && index.Published).ListAsync(contentManager);
        return [.. items
            .Select(item => new PageFacts(item.DisplayText ?? "", item.PublicPath(), item.UpdatedUtc(), item.ContentItemId))
            .Where(facts => facts.Path.Length > 0)
            .OrderBy(facts => facts.Title, StringComparer.OrdinalIgnoreCase)];
    }
}
