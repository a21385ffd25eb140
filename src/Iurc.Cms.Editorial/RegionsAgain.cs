using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Environment.Shell.Scope;
using YesSql;

namespace Iurc.Cms.Editorial;

/// <summary>Fills the indexes of regions anew, for migrations that have changed what the indexes hold.</summary>
internal static class RegionsAgain
{
    /// <summary>Does so when all migrations have run: until then another feature's table may lack a column.</summary>
    public static void IndexLater() => ShellScope.AddDeferredTask(async scope =>
    {
        var session = scope.ServiceProvider.GetRequiredService<ISession>();
        foreach (var region in await session.Query<ContentItem, ContentItemIndex>(index => index.ContentType == "Region").ListAsync())
        {
            await session.SaveAsync(region);
        }
    });
}
