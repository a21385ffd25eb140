using System.Globalization;

namespace Iurc.Programme.Testimonials;

/// <summary>Builds the words that say who is quoted.</summary>
public static class Attribution
{
    /// <summary>
    /// The full attribution: name, role, organisation and place, in that order. A named person's line ends with a full stop,
    /// a place or an organisation stands alone, as the programme's own page sets them:
    /// "Rudolf Niessler, Principal Advisor for International Relations, DG REGIO, European Commission." and "Bratislava (Slovakia)".
    /// Empty when nobody is named, see <see cref="IsComplete"/>.
    /// </summary>
    public static string Line(TestimonialFacts testimonial)
    {
        ArgumentNullException.ThrowIfNull(testimonial);

        if (!IsComplete(testimonial))
        {
            return "";
        }

        var parts = new[] { testimonial.PersonName, testimonial.PersonRole, testimonial.Organisation, PlaceWithCountry(testimonial) };
        var line = string.Join(", ", parts.Select(part => part.Trim()).Where(part => part.Length > 0));
        var namesPerson = testimonial.PersonName.Trim().Length > 0;
        return namesPerson && !line.EndsWith('.') ? line + "." : line;
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
