namespace Iurc.Cms.Programme.Addresses;

/// <summary>Knows addresses at which the site answers without a content item. A feature that answers past the routes adds its own.</summary>
public interface IOwnAddressSource
{
    /// <summary>What the site uses an address for, in a few words that an editor understands; null when this source does not know it.</summary>
    /// <param name="address">The address in its canonical spelling, without slashes at its ends.</param>
    ValueTask<string?> PurposeOfAsync(string address);

    /// <summary>Whether this source may know an address that begins with a word, whatever comes after it.</summary>
    /// <param name="first">The part before the first slash, in its canonical spelling.</param>
    bool MayKnowBelow(string first);

    /// <summary>
    /// Addresses that this source knows, in the spelling in which the site has them: all that do not vary, and of those that do an example or
    /// two. By them it is found whether a rule that rewrites addresses takes one.
    /// </summary>
    ValueTask<IEnumerable<string>> ExamplesAsync() => ValueTask.FromResult<IEnumerable<string>>([]);
}
