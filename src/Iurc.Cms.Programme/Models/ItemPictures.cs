using System.Text.Json.Nodes;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Iurc.Programme;
using Iurc.Programme.Pictures;
using Iurc.Programme.RichTexts;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Models;

/// <summary>Finds the pictures and other files of the media library in a content item, whatever its type.</summary>
public static class ItemPictures
{
    /// <summary>The property of a media field that says that its pictures without a text only decorate.</summary>
    public const string Decorative = "Decorative";

    /// <summary>What is wrong with the item's pictures. A problem's field is the name in the editor's form.</summary>
    public static IEnumerable<Problem> ProblemsOf(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return Places((JsonObject)item.Content).SelectMany(place => place.Html is { } html
            ? Images(html).SelectMany(image => PictureRules.CheckInText(place.Field, image.Source, image.Alt))
            : ProblemsOf(place.Field, place.Media!));
    }

    /// <summary>The paths in the media library of all files that the item shows or leads to, each once.</summary>
    /// <param name="item">The item.</param>
    /// <param name="mediaPath">The path under which the site serves the library, for example <c>/media</c>.</param>
    public static IReadOnlyList<string> PathsOf(ContentItem item, string mediaPath)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(mediaPath);

        var content = (JsonObject)item.Content;
        var places = Places(content).ToList();
        var chosen = places.SelectMany(place => place.Media is { } media ? Texts(media["Paths"]).Select(path => path.Trim('/')) : []);
        var linked = places.SelectMany(place => place.Html is { } html ? AddressesIn(html, mediaPath) : []).Concat(LinksOf(content)).SelectMany(address => MediaAddress.PathsOf(address, mediaPath));
        return [.. chosen.Concat(linked).Where(path => path.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>The paths of the pictures that the item shows and nobody has described, nor called a decoration.</summary>
    /// <param name="item">The item.</param>
    /// <param name="mediaPath">The path under which the site serves the library.</param>
    public static IEnumerable<string> WithoutText(ContentItem item, string mediaPath)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(mediaPath);

        foreach (var (_, media, html) in Places((JsonObject)item.Content))
        {
            if (media is not null)
            {
                var texts = Texts(media["MediaTexts"]).ToList();
                foreach (var (i, path) in Texts(media["Paths"]).Index())
                {
                    if (PictureRules.IsPicture(path) && !IsDecorative(media) && string.IsNullOrWhiteSpace(i < texts.Count ? texts[i] : null))
                    {
                        yield return path;
                    }
                }
            }
            else
            {
                foreach (var path in Images(html!).Where(image => image.Alt is null && image.Source is not null).SelectMany(image => MediaAddress.PathsOf(image.Source!, mediaPath)))
                {
                    yield return path;
                }
            }
        }
    }

    /// <summary>The pictures that were chosen in fields whose place on the page is known, with that place.</summary>
    public static IEnumerable<(string Path, PictureSize Place, string Field)> PlacesOf(ContentItem item)
    {
        ArgumentNullException.ThrowIfNull(item);

        return PlacesIn((JsonObject)item.Content);
    }

    /// <summary>Whether a media field says that its pictures only decorate.</summary>
    public static bool IsDecorative(JsonObject? field)
        => field?[Decorative] is JsonValue value && value.TryGetValue<bool>(out var isDecorative) && isDecorative;

    // A part holds its fields; a list of items holds items with parts of their own.
    private static IEnumerable<(string Path, PictureSize Place, string Field)> PlacesIn(JsonNode? node, string part = "", string field = "") => node switch
    {
        JsonArray items => items.SelectMany(item => PlacesIn(item)),
        JsonObject { } members when members["Paths"] is JsonArray paths && PicturePlaces.Of(part, field) is { } place => Texts(paths).Select(path => (path, place, $"{part}.{field}.Text")),
        JsonObject members => members.SelectMany(member => PlacesIn(member.Value, field, member.Key)),
        _ => [],
    };

    private static IEnumerable<Problem> ProblemsOf(string field, JsonObject media)
    {
        var texts = Texts(media["MediaTexts"]).ToList();
        return Texts(media["Paths"]).SelectMany((path, i) => PictureRules.CheckChosen(field, path, i < texts.Count ? texts[i] : null, IsDecorative(media)));
    }

    private static IEnumerable<(string? Source, string? Alt)> Images(string html)
        => html.Contains("<img", StringComparison.OrdinalIgnoreCase) || html.Contains('[', StringComparison.Ordinal)
            ? Read(html, path => path).QuerySelectorAll("img").Select(image => (image.GetAttribute("src"), image.GetAttribute("alt")))
            : [];

    // Whatever the attribute is called. Those with several addresses ("srcset") do not come through the sanitizer.
    private static IEnumerable<string> AddressesIn(string html, string mediaPath)
        => html.Contains('<', StringComparison.Ordinal) || html.Contains('[', StringComparison.Ordinal)
            ? Read(html, path => mediaPath.TrimEnd('/') + "/" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString))).QuerySelectorAll("*").SelectMany(element => element.Attributes).Select(attribute => attribute.Value)
            : [];

    // A shortcode stands for what it will be.
    private static IElement Read(string html, Func<string, string> addressOf)
    {
        var body = new HtmlParser().ParseDocument("<!DOCTYPE html><body>" + html).Body!;
        PictureShortcodes.Replace(body, addressOf);
        return body;
    }

    // Of link fields and of menus.
    private static IEnumerable<string> LinksOf(JsonNode? node) => node switch
    {
        JsonArray items => items.SelectMany(LinksOf),
        JsonObject members => members.SelectMany(member => member is { Key: "Url", Value: JsonValue value }
            ? value.TryGetValue<string>(out var address) ? [address] : [] : LinksOf(member.Value)),
        _ => [],
    };

    private static IEnumerable<string> Texts(JsonNode? node)
        => node is JsonArray values ? values.Select(value => value is JsonValue one && one.TryGetValue<string>(out var text) ? text : "") : [];

    // What has paths is a media field, whatever its name. The names that the editor gives to the fields of an item in a list of
    // items cannot be known here: they are put down to the part with the list.
    private static IEnumerable<(string Field, JsonObject? Media, string? Html)> Places(JsonObject content)
        => content.SelectMany(part => Places(part.Value, part.Key, part.Key, isListed: false));

    private static IEnumerable<(string Field, JsonObject? Media, string? Html)> Places(JsonNode? node, string part, string path, bool isListed)
    {
        switch (node)
        {
            case JsonArray items:
                return items.SelectMany(item => Places(item, part, path, isListed: true));
            case JsonObject members:
                var here = members["Paths"] is JsonArray ? [(isListed ? part : path + ".Text", members, null)]
                    : members["Html"] is JsonValue value && value.TryGetValue<string>(out var html) ? [(isListed ? part : path + ".Html", null, html)]
                    : Array.Empty<(string, JsonObject?, string?)>();
                return here.Concat(members.SelectMany(member => Places(member.Value, part, path + "." + member.Key, isListed)));
            default:
                return [];
        }
    }
}
