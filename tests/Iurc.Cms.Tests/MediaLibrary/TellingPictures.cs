using System.Buffers.Binary;
using System.Text;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Gif;
using SixLabors.ImageSharp.Formats.Png.Chunks;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.Metadata.Profiles.Exif;
using SixLabors.ImageSharp.Metadata.Profiles.Icc;
using SixLabors.ImageSharp.Metadata.Profiles.Iptc;
using SixLabors.ImageSharp.Metadata.Profiles.Xmp;
using SixLabors.ImageSharp.PixelFormats;
using SixLabors.ImageSharp.Processing;

namespace Iurc.Cms.Tests.MediaLibrary;

/// <summary>
/// Pictures as cameras and programs make them: with a place, a camera, its number, names, previews and more, each of which has the word
/// <see cref="Private"/> or the bytes of <see cref="Place"/> in it. Upright, each shows four coloured quarters, and is wider than high.
/// </summary>
internal static class TellingPictures
{
    public const string Private = "PRIVATE";
    public const string Copyright = "(c) European Union, 2025";
    public const int Width = 160;
    public const int Height = 96;

    // The quarters: upper left, upper right, lower left, lower right.
    public static readonly Rgb24[] Quarters = [new(220, 20, 20), new(20, 200, 20), new(20, 20, 220), new(230, 230, 230)];

    /// <summary>Degrees, minutes and seconds of a place, as the fractions in EXIF.</summary>
    public static readonly byte[] Place = [0, 0, 0, 53, 0, 0, 0, 1, 0, 0, 0, 21, 0, 0, 0, 1, 0, 0, 0x12, 0x67];

    public static IEnumerable<(string Name, byte[] Content)> All()
    {
        foreach (var extension in new[] { "jpg", "png", "webp" })
        {
            foreach (var orientation in Enumerable.Range(1, 8))
            {
                yield return ($"turned-{orientation}.{extension}", Make(extension, orientation));
            }
        }

        yield return ("lossless.webp", Make("webp", 6, isLossless: true));
        yield return ("moving.webp", Make("webp", 1, frames: 3));
        yield return ("moving-turned.webp", Make("webp", 6, frames: 3));
        yield return ("moving.gif", Make("gif", 1, frames: 3));
        yield return ("still.gif", Make("gif", 1));
        yield return ("progressive.jpeg", Make("jpeg", 1, isProgressive: true));
    }

    public static byte[] Make(string extension, int orientation, int frames = 1, bool isLossless = false, bool isProgressive = false)
    {
        using var image = new Image<Rgb24>(Width, Height);
        Paint(image.Frames.RootFrame);
        for (var frame = 1; frame < frames; frame++)
        {
            Paint(image.Frames.CreateFrame());
        }

        // Turned so that turning it as it says makes it upright.
        image.Metadata.ExifProfile = new ExifProfile();
        image.Metadata.ExifProfile.SetValue(ExifTag.Orientation, (ushort)(orientation switch { 6 => 8, 8 => 6, _ => orientation }));
        image.Mutate(picture => picture.AutoOrient());

        var exif = image.Metadata.ExifProfile = new ExifProfile();
        exif.SetValue(ExifTag.Orientation, (ushort)orientation);
        exif.SetValue(ExifTag.Copyright, Copyright);
        exif.SetValue(ExifTag.Artist, Private + " artist");
        exif.SetValue(ExifTag.Make, Private + " make");
        exif.SetValue(ExifTag.Model, Private + " model");
        exif.SetValue(ExifTag.Software, Private + " software");
        exif.SetValue(ExifTag.DateTimeOriginal, Private + " time");
        exif.SetValue(ExifTag.OwnerName, Private + " owner");
        exif.SetValue(ExifTag.SerialNumber, Private + " number");
        exif.SetValue(ExifTag.UserComment, new EncodedString(EncodedString.CharacterCode.Unicode, Private + " comment"));
        exif.SetValue(ExifTag.XPAuthor, Private + " author");
        exif.SetValue(ExifTag.MakerNote, Encoding.ASCII.GetBytes(Private + " note"));
        exif.SetValue(ExifTag.GPSLatitudeRef, "N");
        exif.SetValue(ExifTag.GPSLatitude, [new Rational(53, 1), new Rational(21, 1), new Rational(4711, 100)]);
        exif.SetValue(ExifTag.GPSProcessingMethod, new EncodedString(EncodedString.CharacterCode.ASCII, Private));
        image.Metadata.XmpProfile = new XmpProfile(Encoding.UTF8.GetBytes($"""
            <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="{Private}"><dc:creator><rdf:Seq><rdf:li>{Private}</rdf:li></rdf:Seq></dc:creator><dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{Copyright}</rdf:li></rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """));
        var iptc = image.Metadata.IptcProfile = new IptcProfile();
        iptc.SetValue(IptcTag.CopyrightNotice, Copyright);
        iptc.SetValue(IptcTag.Byline, Private + " byline");
        iptc.SetValue(IptcTag.City, Private + " city");
        image.Metadata.IccProfile = new IccProfile(ColourProfile());
        image.Metadata.GetPngMetadata().TextData = [new PngTextData("Author", Private, "", ""), new PngTextData("Comment", Private + " é", "en", "Comment"), new PngTextData("Copyright", Copyright, "", ""), new PngTextData("Raw profile type exif", Private, "", "")];
        image.Metadata.GetGifMetadata().Comments = [Private + " comment"];
        image.Metadata.GetGifMetadata().RepeatCount = 0;

        using var file = new MemoryStream();
        switch (extension)
        {
            case "jpg" or "jpeg":
                image.SaveAsJpeg(file, new() { Quality = 95, Interleaved = !isProgressive });
                break;
            case "png":
                image.SaveAsPng(file);
                break;
            case "gif":
                image.SaveAsGif(file, new GifEncoder());
                break;
            default:
                image.SaveAsWebp(file, new WebpEncoder { FileFormat = isLossless ? WebpFileFormatType.Lossless : WebpFileFormatType.Lossy, Quality = 95 });
                break;
        }

        var content = file.ToArray();
        if (extension is "jpg" or "jpeg")
        {
            // A comment, a second picture's list, an unknown segment, a preview that is a picture itself, and a film behind the end.
            content = [.. content[..2], .. Segment(0xFE, Private), .. Segment(0xE2, "MPF\0" + Private), .. Segment(0xEB, Private), .. Segment(0xE0, "JFXX\0" + Private), .. content[2..], .. Encoding.ASCII.GetBytes("....ftypmp42" + Private)];
        }
        else if (extension == "png")
        {
            content = [.. content, .. Encoding.ASCII.GetBytes(Private + " behind the end")];
        }

        return content;
    }

    /// <summary>The colour in the middle of each quarter.</summary>
    public static Rgb24[] QuartersOf(Image<Rgb24> image)
        => [image[image.Width / 4, image.Height / 4], image[image.Width * 3 / 4, image.Height / 4], image[image.Width / 4, image.Height * 3 / 4], image[image.Width * 3 / 4, image.Height * 3 / 4]];

    public static bool AreQuarters(Image<Rgb24> image)
        => QuartersOf(image).Zip(Quarters).All(pair => Math.Abs(pair.First.R - pair.Second.R) + Math.Abs(pair.First.G - pair.Second.G) + Math.Abs(pair.First.B - pair.Second.B) < 90);

    /// <summary>Whether a file tells anything, in whatever letters.</summary>
    public static bool Tells(byte[] file)
        => file.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Private)) >= 0 || file.AsSpan().IndexOf(Encoding.Unicode.GetBytes(Private)) >= 0 || file.AsSpan().IndexOf(Encoding.BigEndianUnicode.GetBytes(Private)) >= 0
            || file.AsSpan().IndexOf(Place) >= 0 || file.AsSpan().IndexOf(LittleEndianPlace()) >= 0;

    private static byte[] LittleEndianPlace() => [.. Place.Chunk(4).SelectMany(number => number.Reverse())];

    private static byte[] Segment(byte marker, string text) => [0xFF, marker, 0, (byte)(text.Length + 2), .. Encoding.ASCII.GetBytes(text)];

    private static void Paint(ImageFrame<Rgb24> frame)
    {
        for (var y = 0; y < Height; y++)
        {
            for (var x = 0; x < Width; x++)
            {
                frame[x, y] = Quarters[(x < Width / 2 ? 0 : 1) + (y < Height / 2 ? 0 : 2)];
            }
        }
    }

    // The head of an ICC profile (ICC.1, 7.2) with one entry, a text.
    private static byte[] ColourProfile()
    {
        var profile = new byte[128 + 4 + 12 + 16];
        BinaryPrimitives.WriteInt32BigEndian(profile, profile.Length);
        profile[8] = 2;
        "mntrRGB XYZ "u8.CopyTo(profile.AsSpan(12));
        "acsp"u8.CopyTo(profile.AsSpan(36));
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(128), 1);
        "cprt"u8.CopyTo(profile.AsSpan(132));
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(136), 144);
        BinaryPrimitives.WriteInt32BigEndian(profile.AsSpan(140), 16);
        "text"u8.CopyTo(profile.AsSpan(144));
        "colours"u8.CopyTo(profile.AsSpan(152));
        return profile;
    }
}
