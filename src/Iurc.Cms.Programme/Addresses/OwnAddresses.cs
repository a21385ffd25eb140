using Iurc.Programme.Addresses;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>The addresses at which this site, as it runs now, answers without a content item: no content may take one of them.</summary>
public sealed class OwnAddresses(IEnumerable<IOwnAddressSource> sources)
{
    /// <summary>What the site uses an address for; null when it is free for content.</summary>
    /// <param name="path">The address in any spelling.</param>
    public async ValueTask<string?> PurposeOfAsync(string path)
    {
        var address = CanonicalAddress.Of(path);
        foreach (var source in sources)
        {
            if (await source.PurposeOfAsync(address) is { } purpose)
            {
                // The list of the programme has words for what an editor may meet; the running site has names of modules.
                return ReservedAddresses.PurposeOf(address) ?? purpose;
            }
        }

        return null;
    }

    /// <summary>Whether no address of the site begins with that word: whoever looks through many addresses may pass over all of these.</summary>
    /// <param name="first">The part before the first slash, in its canonical spelling.</param>
    public bool IsFreeWithAllBelow(string first) => ReservedAddresses.PurposeOf(first) is null && !sources.Any(source => source.MayKnowBelow(first));

    /// <summary>Addresses of the site's own, by example where they vary.</summary>
    internal async Task<IReadOnlyCollection<string>> ExamplesAsync()
    {
        var examples = new HashSet<string>(ReservedAddresses.Examples, StringComparer.Ordinal);
        foreach (var source in sources)
        {
            examples.UnionWith(await source.ExamplesAsync());
        }

        return examples;
    }
}
