using CsCheck;
using Iurc.Programme.Pictures.Metadata;
using Xunit;
using static Iurc.Programme.Tests.PictureFiles;

namespace Iurc.Programme.Tests;

/// <summary>What a picture tells besides what it shows does not get through, however its file is put together, and all that shows it does.</summary>
public sealed class CleanPictureTests
{
    private static readonly Gen<string?> s_copyright = Gen.OneOf<string?>(null, "© European Union, 2025", "c", "A & B <mayors>", "ουρανός 城市");

    private static readonly Gen<int?> s_orientation = Gen.Nullable(Gen.Int[0, 9], 0.3);

    private static readonly Gen<byte[]> s_behind = Gen.OneOf(Gen.Const(Array.Empty<byte>()), Gen.Const(Text("  \0" + Private + " film")), Gen.Const(Jpeg([], [1], Text(Private))));

    // A part that has to stay, and one that must not.
    private static readonly Gen<byte[]> s_harmless = Gen.Byte.Array[0, 40].Select(bytes => (byte[])[.. bytes, 0]).Where(bytes => !Holds(bytes, Private));

    private static readonly Gen<byte[]> s_telling = Gen.Select(Gen.Byte.Array[0, 20], Gen.Byte.Array[0, 20], (before, after) => (byte[])[.. before, .. Text(Private), .. after]);

    private static readonly Gen<(byte[] Part, bool Stays)> s_jpeg = Gen.OneOf(
        Gen.Select(Gen.OneOf<byte>(0xC0, 0xC2, 0xC4, 0xDB, 0xDD), s_harmless, (marker, body) => (Segment(marker, body), true)),
        s_harmless.Select(body => (Segment(0xE2, [.. "ICC_PROFILE\0"u8, .. body]), true)),
        Gen.Select(Gen.Byte[0xE0, 0xFE], s_telling, (marker, body) => (Segment(marker, body), false)),
        s_telling.Select(body => (Segment(0xE2, [.. "MPF\0"u8, .. body]), false)),
        s_telling.Select(body => (Segment(0xE1, [.. "http://ns.adobe.com/xmp/extension/\0"u8, .. body]), false)));

    private static readonly Gen<(byte[] Part, bool Stays)> s_png = Gen.OneOf(
        Gen.Select(Gen.OneOf("PLTE", "tRNS", "gAMA", "iCCP", "pHYs", "acTL", "fcTL", "fdAT", "sRGB", "cICP"), s_harmless, (name, body) => (Chunk(name, body), true)),
        Gen.Select(Gen.OneOf("tEXt", "zTXt", "iTXt", "tIME", "dSIG", "sPLT", "caNv", "prVW", "eXIf", "mkBF"), s_telling, (name, body) => (Chunk(name, body), false)),
        s_telling.Select(body => (Chunk("zTXt", [.. "Raw profile type exif\0\0"u8, .. body]), false)));

    private static readonly Gen<(byte[] Part, bool Stays)> s_webp = Gen.OneOf(
        Gen.Select(Gen.OneOf("ICCP", "ANIM", "ALPH"), s_harmless, (name, body) => (RiffChunk(name, body), true)),
        Gen.Select(Gen.OneOf("EXIF", "XMP ", "META", "JUMB", "abcd"), s_telling, (name, body) => (RiffChunk(name, body), false)));

    private static readonly Gen<(byte[] Part, bool Stays)> s_gif = Gen.OneOf(
        Gen.Const((GifExtension(0xFF, [.. "NETSCAPE2.0"u8], [1, 0, 0]), true)),
        s_harmless.Select(body => (GifExtension(0xFF, [.. "ICCRGBG1012"u8], body), true)),
        Gen.Select(Gen.OneOf<byte>(0xFE, 0x01, 0xFF, 0x77), s_telling, (kind, body) => (GifExtension(kind, body), false)));

    [Fact]
    public void Of_a_jpeg_nothing_is_told() => Check(s_jpeg, (parts, exif, xmp, copyright, behind) => Jpeg(
        [Segment(0xE0, [.. "JFIF\0"u8, 1, 2, 1, 0, 72, 0, 72, 0, 0]), Segment(0xE1, [.. "Exif\0\0"u8, .. exif]), Segment(0xE1, [.. "http://ns.adobe.com/xap/1.0/\0"u8, .. xmp]), Segment(0xED, Photoshop(copyright)), .. parts],
        [1, 0xFF, 0, 2, 0xFF, 0xD0, 3], behind));

    [Fact]
    public void Of_a_png_nothing_is_told() => Check(s_png, (parts, exif, xmp, _, behind) => Png(
        [Chunk("eXIf", exif), Chunk("iTXt", [.. "XML:com.adobe.xmp\0\0\0\0\0"u8, .. xmp]), .. parts], behind));

    [Fact]
    public void Of_a_webp_nothing_is_told() => Check(s_webp, (parts, exif, xmp, _, behind) => Webp([RiffChunk("EXIF", exif), RiffChunk("XMP ", xmp), .. parts], behind));

    [Fact]
    public void Of_a_gif_nothing_is_told() => Check(s_gif, (parts, _, xmp, _, behind) => Gif([XmpInGif(xmp), .. parts], behind), hasExif: false);

    [Fact]
    public void A_file_that_breaks_off_or_is_damaged_tells_nothing_either()
        => Gen.Select(Gen.OneOf(
            s_jpeg.Array[0, 4].Select(parts => Jpeg(parts.Select(part => part.Part), [1], [])),
            s_png.Array[0, 4].Select(parts => Png(parts.Select(part => part.Part), [])),
            s_webp.Array[0, 4].Select(parts => Webp(parts.Select(part => part.Part), [])),
            s_gif.Array[0, 4].Select(parts => Gif(parts.Select(part => part.Part), []))), Gen.Int[0, 400], Gen.Int[0, 400], Gen.Byte)
            .Sample((file, length, at, value) =>
            {
                var cut = file[..Math.Min(length, file.Length)];
                try
                {
                    return CleanPicture.Of(cut) is not { } cleaned || !Holds(cleaned.Content, Private);
                }
                catch (InvalidDataException)
                {
                    return true;
                }
            });

    [Fact]
    public void Random_bytes_are_no_picture_or_one_or_damaged()
        => Gen.Select(Gen.OneOf<byte[]>([0xFF, 0xD8, 0xFF], [0x89, .. "PNG\r\n\u001a\n"u8], [.. "RIFF\0\u0001\0\0WEBP"u8], [.. "GIF89a"u8], []), Gen.Byte.Array[0, 200]).Sample((start, rest) =>
        {
            try
            {
                var cleaned = CleanPicture.Of([.. start, .. rest]);
                return cleaned is null || CleanPicture.Of(cleaned.Content) is { IsChanged: false };
            }
            catch (InvalidDataException)
            {
                return true;
            }
        });

    [Fact]
    public void Other_files_are_left_alone() => Assert.Null(CleanPicture.Of("%PDF-1.7"u8));

    private static void Check(Gen<(byte[] Part, bool Stays)> part, Func<IEnumerable<byte[]>, byte[], byte[], string?, byte[], byte[]> make, bool hasExif = true)
        => Gen.Select(part.Array[0, 6], s_copyright, s_orientation, Gen.Bool, s_behind).Sample((parts, copyright, orientation, isBigEndian, behind) =>
        {
            var file = make(parts.Select(one => one.Part), Exif(isBigEndian, orientation, copyright), Xmp(copyright is null ? null : System.Security.SecurityElement.Escape(copyright)), copyright, behind);

            var cleaned = CleanPicture.Of(file)!;

            Assert.False(Holds(cleaned.Content, Private));
            Assert.True(cleaned.IsChanged);
            Assert.Equal(hasExif && orientation is >= 1 and <= 8 ? orientation : 1, cleaned.Orientation);
            Assert.True(copyright is null || Holds(cleaned.Content, copyright) || Holds(cleaned.Content, System.Security.SecurityElement.Escape(copyright)));
            Assert.All(parts.Where(one => one.Stays), one => Assert.True(cleaned.Content.AsSpan().IndexOf(one.Part) >= 0));

            Assert.True(CleanPicture.Of(cleaned.Content) is { IsChanged: false, Orientation: 1 });
        });

    private static byte[] XmpInGif(byte[] xmp)
        => [0x21, 0xFF, 11, .. "XMP DataXMP"u8, .. xmp, 1, .. Enumerable.Range(0, 256).Select(code => (byte)(255 - code)), 0];
}
