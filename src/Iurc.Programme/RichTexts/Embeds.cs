using AngleSharp.Dom;

namespace Iurc.Programme.RichTexts;

/// <summary>
/// Things that a browser would load from elsewhere as soon as the page opens: frames, players, plug-ins. Readers get a link instead.
/// </summary>
internal static class Embeds
{
    /// <summary>Whether an element is such a thing.</summary>
    public static bool Is(IElement element) => element.LocalName is "iframe" or "embed" or "object" or "video" or "audio" or "frame" or "applet";

    /// <summary>The address that readers can open, or null if there is none.</summary>
    public static string? AddressOf(IElement element)
    {
        var source = (element.LocalName == "object" ? element.GetAttribute("data") : element.GetAttribute("src"))
            ?? element.Children.Select(child => child.LocalName == "source" ? child.GetAttribute("src") : child.GetAttribute("name") is "movie" or "src" ? child.GetAttribute("value") : null).FirstOrDefault(address => address is not null);
        source = source?.Trim();
        source = source is ['/', '/', ..] ? "https:" + source : source;
        return source is null ? null
            : WebAddress.IsPublic(source) ? PageOf(new Uri(source))
            : source is ['/', not ('/' or '\\'), ..] && !source.Any(c => char.IsControl(c) || c == '\\') ? source : null;
    }

    /// <summary>A name for it: what its author has called it, or where it is.</summary>
    public static string NameOf(IElement element, string? address)
        => element.GetAttribute("title")?.Trim() is { Length: > 0 } title ? title
            : address is null ? $"<{element.LocalName}>"
            : address.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? address[(address.IndexOf("//", StringComparison.Ordinal) + 2)..].TrimEnd('/') : address;

    // The page of a video in place of its player.
    private static string PageOf(Uri player)
    {
        var last = player.AbsolutePath.TrimEnd('/') is var path && path.LastIndexOf('/') is >= 0 and var slash ? path[(slash + 1)..] : "";
        return player.Host.ToLowerInvariant() switch
        {
            "www.youtube.com" or "youtube.com" or "www.youtube-nocookie.com" or "youtube-nocookie.com" when player.AbsolutePath.StartsWith("/embed/", StringComparison.Ordinal) && last.Length > 0
                => "https://www.youtube.com/watch?v=" + last,
            "player.vimeo.com" when last.Length > 0 => "https://vimeo.com/" + last,
            "www.dailymotion.com" or "geo.dailymotion.com" when player.AbsolutePath.StartsWith("/embed/video/", StringComparison.Ordinal) => "https://www.dailymotion.com/video/" + last,
            _ => player.OriginalString,
        };
    }
}
