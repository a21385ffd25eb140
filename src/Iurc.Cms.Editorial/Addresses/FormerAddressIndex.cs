using Iurc.Cms.Programme.Indexes;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>
/// The addresses at which an item is or once was published: one row for each version that the public has seen, and for each address
/// that <see cref="FormerAddressPart"/> has. It is worked out from the versions that Orchard keeps, so there is nothing to maintain and
/// nothing to forget.
/// </summary>
public sealed class FormerAddressIndex : MapIndex
{
    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>The address in lower case, without slashes at its ends.</summary>
    public string Path { get; set; } = "";

    /// <summary>The form in which addresses are stored and looked up.</summary>
    public static string Normalize(string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        return path.Trim('/').ToLowerInvariant();
    }
}

/// <summary>Fills <see cref="FormerAddressIndex"/>.</summary>
public sealed class FormerAddressIndexProvider : IndexProvider<ContentItem>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<ContentItem> context)
        => context.For<FormerAddressIndex>().Map(item => Paths(item)
            .Where(path => IndexedText.Fits(path, AutoroutePart.MaxPathLength))
            .Distinct(StringComparer.Ordinal)
            .Select(path => new FormerAddressIndex { ContentItemId = item.ContentItemId, Path = path }));

    private static IEnumerable<string> Paths(ContentItem item)
    {
        var offline = item.TryGet<FormerAddressPart>(out var part) ? part.Paths : [];
        return HasBeenPublished(item) && item.TryGet<AutoroutePart>(out var route) && !string.IsNullOrWhiteSpace(route.Path) && !route.Disabled
            ? offline.Append(FormerAddressIndex.Normalize(route.Path)) : offline;
    }

    // A version that is neither published nor the newest is history: a draft becomes history only when it is thrown away.
    private static bool HasBeenPublished(ContentItem item) => item.Published || (!item.Latest && item.PublishedUtc is not null);
}
