using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>The places of a text that links lead to, and the ids that they are written with.</summary>
/// <param name="givesIds">Whether headings that have none get one from their words.</param>
internal sealed class PlaceIds(bool givesIds)
{
    private readonly HeadingIds _headingIds = new();
    private readonly Dictionary<IElement, string> _idOf = [];

    // Where links lead that were typed with this fragment.
    private readonly Dictionary<string, string> _targets = new(StringComparer.Ordinal);

    /// <summary>The id of an element, if it is written with one.</summary>
    public string? Of(IElement element) => _idOf.GetValueOrDefault(element);

    /// <summary>The address of a link, which may lead to a place of the text that is called otherwise now.</summary>
    public string Follow(string target)
        => target is ['#', .. var fragment] && Uri.UnescapeDataString(fragment) is var name && _targets.TryGetValue(name, out var id) && name != id ? "#" + id : target;

    /// <summary>
    /// Finds the places: the ids that were typed, and names of anchors. Headings get theirs from their words, unless they have one of
    /// somebody's own; what Word makes up leads there as well.
    /// </summary>
    public void Find(IElement root)
    {
        var linked = root.QuerySelectorAll("a[href^='#']").Select(link => Uri.UnescapeDataString(link.GetAttribute("href")![1..])).ToHashSet(StringComparer.Ordinal);
        foreach (var element in root.Descendants<IElement>())
        {
            if (NameOf(element) is { } name && (Vocabulary.IsOwnId(name) || (Vocabulary.IsId(name) && linked.Contains(name) && HeadingOf(element) is null)) && !_targets.ContainsKey(name))
            {
                _idOf[element] = _targets[name] = _headingIds.Take(name);
            }
        }

        foreach (var heading in root.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Where(ElementContent.HasContent))
        {
            // A heading that has an id keeps it, and so does what lies in it; one that has none takes that of an anchor in it.
            var isNamed = _idOf.ContainsKey(heading) && Vocabulary.IsOwnId(NameOf(heading));
            var named = heading.Descendants<IElement>().Prepend(heading)
                .Where(element => (element == heading || _idOf.ContainsKey(element) || !Vocabulary.IsOwnId(NameOf(element))) && NameOf(element) is { } name && (Vocabulary.IsOwnId(name) ? !isNamed && givesIds : Vocabulary.IsId(name) && linked.Contains(name))).ToList();
            if (named.Count == 0 && (isNamed || !givesIds))
            {
                continue;
            }

            var id = named.Prepend(heading).Select(element => _idOf.GetValueOrDefault(element)).FirstOrDefault(own => own is not null) ?? _headingIds.Take(HeadingIds.FromWords(ElementContent.WordsOf(heading)));
            foreach (var element in named)
            {
                _targets[NameOf(element)!] = id;
                _idOf.Remove(element);
            }

            _idOf[heading] = id;
        }
    }

    private static string? NameOf(IElement element) => element.Id is { Length: > 0 } id ? id : element.LocalName == "a" ? element.GetAttribute("name") : null;

    private static IElement? HeadingOf(IElement element) => element.Closest("h1, h2, h3, h4, h5, h6");
}
