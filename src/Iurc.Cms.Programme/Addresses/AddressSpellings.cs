namespace Iurc.Cms.Programme.Addresses;

/// <summary>
/// An address is found in whatever case somebody types it. Databases see to that for the letters A to Z alone: for all others, each way
/// to write them is asked for.
/// </summary>
public static class AddressSpellings
{
    /// <summary>An address with more letters beyond A to Z than this is asked for as it is, in lower and in upper case, and in no mixture.</summary>
    public const int MostLetters = 4;

    /// <summary>How <paramref name="path"/> may be stored, with A to Z in lower case.</summary>
    public static IReadOnlyCollection<string> Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        var places = Enumerable.Range(0, path.Length).Where(place => char.ToUpperInvariant(path[place]) != char.ToLowerInvariant(path[place]) && !char.IsAscii(path[place])).ToArray();
        HashSet<string> spellings = new(StringComparer.Ordinal);
        if (places.Length > MostLetters)
        {
            spellings.UnionWith([path, path.ToLowerInvariant(), path.ToUpperInvariant()]);
        }
        else
        {
            for (var choice = 0; choice < 1 << places.Length; choice++)
            {
                var letters = path.ToCharArray();
                for (var i = 0; i < places.Length; i++)
                {
                    ref var letter = ref letters[places[i]];
                    letter = (choice >> i & 1) == 0 ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter);
                }

                spellings.Add(new string(letters));
            }
        }

        return [.. spellings.Select(LowerAscii).Distinct(StringComparer.Ordinal)];
    }

    private static string LowerAscii(string text) => string.Create(text.Length, text, (letters, from) =>
    {
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = char.IsAsciiLetterUpper(from[i]) ? char.ToLowerInvariant(from[i]) : from[i];
        }
    });
}
