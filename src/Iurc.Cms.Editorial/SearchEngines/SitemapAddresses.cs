using Iurc.Cms.Programme.Addresses;
using Iurc.Programme.Addresses;
using OrchardCore.Sitemaps.Services;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>Knows the addresses of the sitemaps, which no route names: Orchard looks for them at every address.</summary>
public sealed class SitemapAddresses(ISitemapManager sitemaps) : IOwnAddressSource
{
    /// <inheritdoc />
    public async ValueTask<string?> PurposeOfAsync(string address)
        // Orchard asks for this end.
        => address.EndsWith(".xml", StringComparison.Ordinal)
            && (await sitemaps.GetSitemapsAsync()).Any(sitemap => sitemap.Enabled && CanonicalAddress.Of(sitemap.Path) == address) ? "a sitemap" : null;

    /// <inheritdoc />
    public bool MayKnowBelow(string first) => false;

    /// <inheritdoc />
    public async ValueTask<IEnumerable<string>> ExamplesAsync() => (await sitemaps.GetSitemapsAsync()).Where(sitemap => sitemap.Enabled).Select(sitemap => sitemap.Path);
}
