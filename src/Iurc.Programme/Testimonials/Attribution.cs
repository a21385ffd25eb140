using System.Globalization;

namespace Iurc.Programme.Testimonials;

/// <summary>Builds the words that say who is quoted.</summary>
public static class Attribution
{
    /// <summary>How much of a quotation stands in a title at most, in UTF-16 units.</summary>
    private const int TitleLength = 48;

    /// <summary>
    /// The full attribution: name, role, organisation and place, in that order. A named person's line ends with a full stop,
    /// a place or an organisation stands alone, as the programme's own page sets them:
    /// "Rudolf Niessler, Principal Advisor for International Relations, DG REGIO, European Commission." and "Bratislava (Slovakia)".
    /// Empty when nobody is named, see <see cref="IsComplete"/>.
    /// </summary>
    public static string Line(TestimonialFacts testimonial)
    {
        ArgumentNullException.ThrowIfNull(testimonial);

        return string.Join(", ", Parts(testimonial).Select(part => part.Country.Length == 0 ? part.Name : $"{part.Name} ({part.Country})")) + End(testimonial);
    }

    /// <summary>The parts of <see cref="Line"/> in their order; none when nobody is named.</summary>
    public static IReadOnlyList<AttributionPart> Parts(TestimonialFacts testimonial)
    {
        ArgumentNullException.ThrowIfNull(testimonial);

        if (!IsComplete(testimonial))
        {
            return [];
        }

        var country = Countries.NameOf(testimonial.Country);
        var place = testimonial.Place.Length > 0 ? Part(testimonial.Place, country) : Part(country);
        return [.. new[] { Part(testimonial.PersonName), Part(testimonial.PersonRole), Part(testimonial.Organisation), place }.Where(part => part.Name.Length > 0)];

        AttributionPart Part(string name, string country = "") => new(name, country, Languages.OfName(name, testimonial.Language));
    }

    /// <summary>What follows the last part: a full stop behind a named person's, unless it has one.</summary>
    public static string End(TestimonialFacts testimonial)
        => Parts(testimonial) is [.., var last] && testimonial.PersonName.Length > 0 && (last.Country.Length > 0 || !last.Name.EndsWith('.')) ? "." : "";

    /// <summary>
    /// The speaker and the first words of the quotation in its marks, for wherever two quotations of one speaker stand side by side:
    /// "Rudolf Niessler: “IURC is about more than signing…”". The address does not have them.
    /// </summary>
    public static string Title(TestimonialFacts testimonial)
    {
        ArgumentNullException.ThrowIfNull(testimonial);

        var (speaker, words) = (Speaker(testimonial), FirstWords(PlainText.OneLine(testimonial.Quote)));
        return words.Length == 0 ? speaker
            : (speaker.Length == 0 ? "" : speaker + ": ") + QuotationMarks.Of(testimonial.Language).Around(words);
    }

    /// <summary>The person's name, or else the place with its country, or else the organisation; for titles and addresses.</summary>
    public static string Speaker(TestimonialFacts testimonial)
    {
        ArgumentNullException.ThrowIfNull(testimonial);

        return new[] { testimonial.PersonName, testimonial.Place.Trim().Length > 0 ? PlaceWithCountry(testimonial) : "", testimonial.Organisation }
            .Select(part => part.Trim())
            .FirstOrDefault(part => part.Length > 0) ?? "";
    }

    /// <summary>The first letters of the first and the last word of <see cref="Speaker"/>, without what stands in brackets.</summary>
    public static string Initials(TestimonialFacts testimonial)
    {
        var words = Speaker(testimonial).Split('(')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words.Length switch
        {
            0 => "",
            1 => FirstLetter(words[0]),
            _ => FirstLetter(words[0]) + FirstLetter(words[^1]),
        };
    }

    /// <summary>Whether a person, a place or an organisation is named: a role or a country alone is not an attribution.</summary>
    public static bool IsComplete(TestimonialFacts testimonial) => Speaker(testimonial).Length > 0;

    private static string FirstWords(string quote)
    {
        if (quote.Length <= TitleLength)
        {
            return quote;
        }

        // At a blank, unless the language has none.
        var cut = TextCut.At(quote, TitleLength);
        var blank = quote[cut.Length] == ' ' ? cut.Length : cut.LastIndexOf(' ');
        return (blank > TitleLength / 2 ? cut[..blank] : cut).TrimEnd(' ', ',', ';', ':', '.', '–', '-') + "…";
    }

    private static string FirstLetter(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();

    private static string PlaceWithCountry(TestimonialFacts testimonial)
    {
        var place = testimonial.Place.Trim();
        var country = Countries.NameOf(testimonial.Country);
        return (place, country) switch
        {
            ("", _) => country,
            (_, "") => place,
            _ => $"{place} ({country})",
        };
    }
}

/// <summary>A part of the line that says who is quoted.</summary>
/// <param name="Name">A person, a role, an organisation, a place or a country.</param>
/// <param name="Country">The English name of the country that a place lies in; empty without.</param>
/// <param name="Language">The value of <c>lang</c> for the name; empty where none is needed.</param>
public sealed record AttributionPart(string Name, string Country, string Language);
