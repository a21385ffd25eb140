using Iurc.Cms.Editorial.LinkHealth;
using OrchardCore.ContentManagement;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>What is known of addresses that only this item has named.</summary>
public sealed class LinkCheckStep(ISession session) : IErasureStep
{
    /// <inheritdoc />
    public Task<string?> DescribeAsync(IReadOnlyList<ContentItem> versions) => Task.FromResult<string?>(null);

    /// <inheritdoc />
    public async Task EraseAsync(IReadOnlyList<ContentItem> versions)
    {
        ArgumentNullException.ThrowIfNull(versions);

        foreach (var key in versions.SelectMany(ExternalLinks.Of).Select(link => ExternalLinks.KeyOf(link.Address)).Distinct(StringComparer.Ordinal))
        {
            if (await session.QueryIndex<ExternalLinkIndex>(link => link.AddressKey == key).CountAsync() == 0
                && await session.Query<LinkCheck, LinkCheckIndex>(check => check.AddressKey == key).FirstOrDefaultAsync() is { } known)
            {
                session.Delete(known);
            }
        }
    }
}
