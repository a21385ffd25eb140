using System.Globalization;
using AngleSharp.Dom;
using Iurc.Programme.Pictures;

namespace Iurc.Programme.RichTexts;

/// <summary>Gives the pictures of a text addresses of pictures that are made for the page, and their sizes, so that the text does not jump when they come.</summary>
internal static class TextPictures
{
    // The text's column, and a telephone's width without its margins: as in the stylesheet.
    private const string Column = "(min-width: 46rem) 42rem, 92vw";

    public static async ValueTask ShowAsync(IElement root, ITextPictures pictures)
    {
        var isFirst = true;
        foreach (var image in root.QuerySelectorAll("img"))
        {
            // A picture without a description only decorates as long as nobody has said what it shows.
            if (image.GetAttribute("alt") is null)
            {
                image.SetAttribute("alt", "");
            }

            if (image.GetAttribute("src") is { } source && MediaAddress.PathsOf(source, pictures.LibraryPath).FirstOrDefault(PictureRules.IsPicture) is { } path)
            {
                await ShowAsync(image, path, pictures);
            }

            if (!isFirst)
            {
                image.SetAttribute("loading", "lazy");
            }

            isFirst = false;
        }
    }

    private static async ValueTask ShowAsync(IElement image, string path, ITextPictures pictures)
    {
        var whole = await pictures.SizeOfAsync(path);
        var asked = int.TryParse(image.GetAttribute("width"), NumberStyles.None, CultureInfo.InvariantCulture, out var wished) && wished > 0 ? wished : TextPictureWidths.Large;
        var shown = whole?.Within(Math.Min(asked, TextPictureWidths.Large));
        var large = whole?.Within(TextPictureWidths.Large).Width ?? TextPictureWidths.Large;

        image.SetAttribute("src", await pictures.AddressOfAsync(path, TextPictureWidths.Large));
        if (large > TextPictureWidths.Small)
        {
            image.SetAttribute("srcset", $"{await pictures.AddressOfAsync(path, TextPictureWidths.Small)} {TextPictureWidths.Small}w, {image.GetAttribute("src")} {large}w");
            image.SetAttribute("sizes", shown is { Width: < TextPictureWidths.Small } narrow ? $"{narrow.Width}px" : Column);
        }

        if (shown is { } size)
        {
            image.SetAttribute("width", size.Width.ToString(CultureInfo.InvariantCulture));
            image.SetAttribute("height", size.Height.ToString(CultureInfo.InvariantCulture));
        }
    }
}
