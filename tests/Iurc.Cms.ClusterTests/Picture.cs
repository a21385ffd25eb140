using SixLabors.ImageSharp;
using SixLabors.ImageSharp.PixelFormats;

namespace Iurc.Cms.ClusterTests;

/// <summary>Pictures of one colour.</summary>
internal static class Picture
{
    /// <summary>A PNG that has to be made smaller to be shown.</summary>
    public static byte[] Of(Color color)
    {
        using var image = new Image<Rgb24>(600, 600, color.ToPixel<Rgb24>());
        using var file = new MemoryStream();
        image.SaveAsPng(file);
        return file.ToArray();
    }

    /// <summary>Whether a file shows nothing but red, and not blue.</summary>
    public static bool IsRed(byte[] file)
    {
        using var image = Image.Load<Rgb24>(file);
        var middle = image[image.Width / 2, image.Height / 2];
        return middle.R > middle.B;
    }
}
