using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// The shortcodes that Orchard's toolbar puts into a text for a file of the media library: <c>[image]mayors.jpg[/image]</c>, the older
/// <c>[media]</c>, and <c>[asset_url]</c> for an address. They become what they stand for. One in double brackets is meant to be read.
/// </summary>
public static partial class PictureShortcodes
{
    /// <summary>Puts elements in the place of the shortcodes below an element.</summary>
    /// <param name="root">Where to look.</param>
    /// <param name="addressOf">The address of a file of the library by its path.</param>
    public static void Replace(IElement root, Func<string, string> addressOf)
    {
        ArgumentNullException.ThrowIfNull(root);
        ArgumentNullException.ThrowIfNull(addressOf);

        foreach (var text in root.Descendants<IText>().Where(text => text.Data.Contains('[', StringComparison.Ordinal)).ToList())
        {
            Replace(text, addressOf);
        }

        foreach (var attribute in root.QuerySelectorAll("[href], [src]").SelectMany(element => element.Attributes).Where(attribute => attribute is { Name: "href" or "src" }))
        {
            // A sanitizer may have escaped the brackets.
            var value = attribute.Value.Replace("%5B", "[", StringComparison.OrdinalIgnoreCase).Replace("%5D", "]", StringComparison.OrdinalIgnoreCase);
            if (Whole().Match(value) is { Success: true } match && PathIn(match) is { Length: > 0 } path)
            {
                attribute.Value = addressOf(path);
            }
        }
    }

    private static void Replace(IText text, Func<string, string> addressOf)
    {
        // From the end, so that what stands before keeps its place.
        foreach (var match in Shortcode().Matches(text.Data).Reverse())
        {
            if (PathIn(match) is not { Length: > 0 } path)
            {
                continue;
            }

            var rest = text.Split(match.Index);
            rest.Split(match.Length);
            if (match.Groups["name"].Value.Equals("asset_url", StringComparison.OrdinalIgnoreCase))
            {
                rest.Data = addressOf(path);
                continue;
            }

            var image = text.Owner!.CreateElement("img");
            image.SetAttribute("src", addressOf(path));
            foreach (var (name, value) in Arguments(match))
            {
                if (name is "alt" or "class" or "width" or "height")
                {
                    image.SetAttribute(name, value);
                }
            }

            rest.Parent!.ReplaceChild(image, rest);
        }
    }

    // Between the brackets, or as an argument; without what asks for a size.
    private static string PathIn(Match match)
    {
        var path = match.Groups["content"] is { Success: true, Length: > 0 } content ? content.Value : Arguments(match).FirstOrDefault(argument => argument.Name == "src").Value ?? "";
        path = path.Trim();
        return path.Contains("//", StringComparison.Ordinal) ? "" : path.Split('?', '#')[0].TrimStart('~').Trim('/');
    }

    private static IEnumerable<(string Name, string Value)> Arguments(Match match)
        => Argument().Matches(match.Groups["arguments"].Value).Select(argument => (argument.Groups["name"].Value.ToLowerInvariant(), argument.Groups["value"].Value.Trim('"', '\'')));

    private const string One = @"\[(?<name>image|media|asset_url)(?<arguments>\s[^\[\]]*)?\](?:(?<content>[^\[\]]*)\[/\k<name>\])?";

    [GeneratedRegex(@"(?<!\[)" + One + @"(?!\])", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Shortcode();

    [GeneratedRegex("^" + One + "$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Whole();

    [GeneratedRegex("""(?<name>\w+)\s*=\s*(?<value>"[^"]*"|'[^']*'|[^\s"']+)""", RegexOptions.CultureInvariant)]
    private static partial Regex Argument();
}
