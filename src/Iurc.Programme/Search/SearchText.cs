namespace Iurc.Programme.Search;

/// <summary>
/// Turns text into the words that search compares: in lower case, without accents, in Unicode's compatibility form, with what people type
/// for a letter that their keyboard lacks. Where a script sets no blanks between words, each character begins a piece of its own.
/// </summary>
public static class SearchText
{
    /// <summary>The longest word that is kept; the rest of a longer one is cut off. In UTF-16 units.</summary>
    public const int MaxWordLength = 40;

    /// <summary>How many words of a query count; the others are passed over.</summary>
    public const int MaxQueryWords = 8;

    /// <summary>How many characters the pieces of a text without blanks have. A look-up by the beginning of a piece finds shorter words too.</summary>
    private const int PieceLength = 3;

    /// <summary>The distinct words of <paramref name="text"/> in the order in which they first appear, in all their spellings: what an index holds.</summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        var words = new OrderedSet();
        foreach (var word in SearchWord.In(text))
        {
            foreach (var spelling in SpellingsOf(word))
            {
                words.Add(spelling);
            }
        }

        return words.List;
    }

    /// <summary>The words of a reader's query, at most <see cref="MaxQueryWords"/>.</summary>
    public static IReadOnlyList<SearchTerm> QueryTerms(string? query)
        => [.. SearchWord.In(query).SelectMany(TermsOf).DistinctBy(term => term.Spellings[0], StringComparer.Ordinal).Take(MaxQueryWords)];

    /// <summary>Where in <paramref name="text"/> the first word stands that one of <paramref name="terms"/> finds, in UTF-16 units; -1 for nowhere.</summary>
    public static int IndexOf(string text, IReadOnlyList<SearchTerm> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);

        foreach (var word in SearchWord.In(text))
        {
            if (!word.HasNoBlanks)
            {
                if (SpellingsOf(word).Any(spelling => terms.Any(term => term.Finds(spelling))))
                {
                    return word.Start;
                }

                continue;
            }

            var pieces = PiecesOf(word.Characters);
            var hit = pieces.FindIndex(piece => terms.Any(term => term.Finds(piece)));
            if (hit >= 0)
            {
                return word.Starts[hit];
            }
        }

        return -1;
    }

    private static IEnumerable<string> SpellingsOf(SearchWord word)
        => word.HasNoBlanks ? PiecesOf(word.Characters) : word.Spellings.Select(spelling => TextCut.At(spelling, MaxWordLength));

    private static IEnumerable<SearchTerm> TermsOf(SearchWord word)
        => !word.HasNoBlanks ? [new SearchTerm([.. SpellingsOf(word).Distinct(StringComparer.Ordinal)], MayBeMisspelt: true)]
            : PiecesOf(word.Characters).Take(Math.Max(1, word.Characters.Count - PieceLength + 1)).Select(piece => new SearchTerm([piece], MayBeMisspelt: false));

    private static List<string> PiecesOf(IReadOnlyList<string> characters)
        => [.. Enumerable.Range(0, characters.Count).Select(i => string.Concat(characters.Skip(i).Take(PieceLength)))];

    private sealed class OrderedSet
    {
        private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

        public List<string> List { get; } = [];

        public void Add(string word)
        {
            if (_seen.Add(word))
            {
                List.Add(word);
            }
        }
    }
}
