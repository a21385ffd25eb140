using System.Text.Json.Nodes;
using Iurc.Programme.Pages;

namespace Iurc.Programme.Blocks;

/// <summary>A link to a page of the site, as a block of cards shows it.</summary>
/// <param name="Title">Its title: the one that was written, else that of the page.</param>
/// <param name="Path">The site-relative address with a leading <c>~/</c>.</param>
/// <param name="Text">What readers find there; may be empty.</param>
/// <param name="Picture">A picture, if there is one.</param>
public sealed record CardFacts(string Title, string Path, string Text, ImageFacts? Picture)
{
    /// <summary>Reads a card; null if the page that it leads to is not public.</summary>
    /// <param name="card">The part <c>CardEntry</c> of a content item.</param>
    /// <param name="catalogue">Knows the phases and the regions.</param>
    /// <param name="pages">Knows the other pages.</param>
    public static async ValueTask<CardFacts?> OfAsync(JsonObject? card, IProgrammeCatalogue catalogue, ISitePages pages)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        ArgumentNullException.ThrowIfNull(pages);

        if (card is null || BlockFields.Chosen(card, "Page") is not { Length: > 0 } id)
        {
            return null;
        }

        var (title, path) = (await catalogue.GetPhasesAsync()).FirstOrDefault(phase => phase.Id == id) is { } phase ? (phase.Title, phase.Path)
            : (await catalogue.GetRegionsAsync()).FirstOrDefault(region => region.Id == id) is { } region ? (region.Title, region.Path)
            : (await pages.GetPagesAsync()).FirstOrDefault(page => page.Id == id) is { } page ? (page.Title, page.Path)
            : ("", "");
        return path.Length == 0 ? null
            : new CardFacts(BlockFields.Text(card, "Heading") is { Length: > 0 } written ? PlainText.OneLine(written) : title, path, PlainText.OneLine(BlockFields.Text(card, "Text")), BlockFields.Picture(card, "Picture"));
    }
}
