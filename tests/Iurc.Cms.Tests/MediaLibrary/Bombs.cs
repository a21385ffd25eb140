using System.Buffers.Binary;
using System.IO.Hashing;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats.Webp;
using SixLabors.ImageSharp.PixelFormats;

namespace Iurc.Cms.Tests.MediaLibrary;

/// <summary>Small files that stand for pictures which would cost gigabytes or hours.</summary>
internal static class Bombs
{
    /// <summary>The file's name, and the words with which it is refused.</summary>
    public static IReadOnlyDictionary<string, string> Names { get; } = new Dictionary<string, string>
    {
        ["wide.png"] = "20000",
        ["wide.jpg"] = "million",
        ["wide.webp"] = "million",
        ["wide.gif"] = "million",
        ["long.gif"] = "frames",
        ["long.webp"] = "frames",
        ["scans.jpg"] = "odd way",
    };

    public static byte[] Make(string name) => name switch
    {
        "wide.png" => Png(20_000, 20_000),
        "wide.jpg" => Jpeg(60_000, 60_000, scans: 1),
        "wide.webp" => WebP(16_000, 16_000, frames: 1),
        "wide.gif" => Gif(60_000, 60_000, frames: 1),
        "long.gif" => Gif(10, 10, frames: 5_000),
        "long.webp" => WebP(10, 10, frames: 5_000),
        "scans.jpg" => Jpeg(5_000, 5_000, scans: 2_000),
        _ => throw new ArgumentException(name, nameof(name)),
    };

    private static byte[] Png(int width, int height)
    {
        var file = Encode(image => image.SaveAsPng);
        // The head, its first chunk, and the chunk's sum.
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc32.HashToUInt32(file.AsSpan(12, 17)));
        return file;
    }

    private static byte[] Jpeg(int width, int height, int scans)
    {
        var file = Encode(image => image.SaveAsJpeg);
        var frame = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(frame + 5), unchecked((short)height));
        BinaryPrimitives.WriteInt16BigEndian(file.AsSpan(frame + 7), unchecked((short)width));
        var scan = file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        return [.. file[..scan], .. Enumerable.Repeat(file[scan..^2], scans).SelectMany(bytes => bytes), 0xFF, 0xD9];
    }

    private static byte[] Gif(int width, int height, int frames)
    {
        var file = Encode(image => image.SaveAsGif);
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(6), unchecked((short)width));
        BinaryPrimitives.WriteInt16LittleEndian(file.AsSpan(8), unchecked((short)height));
        var frame = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x21, 0xF9]);
        return [.. file[..frame], .. Enumerable.Repeat(file[frame..^1], frames).SelectMany(bytes => bytes), 0x3B];
    }

    private static byte[] WebP(int width, int height, int frames)
    {
        // A picture without transparency is one chunk; within a moving picture each frame holds it.
        var picture = Encode(image => stream => image.SaveAsWebp(stream, new WebpEncoder { FileFormat = WebpFileFormatType.Lossy }))[12..];
        if (frames == 1)
        {
            var start = picture.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]);
            BinaryPrimitives.WriteInt16LittleEndian(picture.AsSpan(start + 3), (short)width);
            BinaryPrimitives.WriteInt16LittleEndian(picture.AsSpan(start + 5), (short)height);
            return Riff(picture);
        }

        var frame = Chunk("ANMF", [.. Three(0), .. Three(0), .. Three(9), .. Three(9), .. Three(40), 0, .. picture]);
        return Riff([Chunk("VP8X", [2, 0, 0, 0, .. Three(width - 1), .. Three(height - 1)]), Chunk("ANIM", [0, 0, 0, 0, 0, 0]), .. Enumerable.Repeat(frame, frames)]);
    }

    private static byte[] Riff(params byte[][] chunks) => Chunk("RIFF", [.. "WEBP"u8, .. chunks.SelectMany(chunk => chunk)]);

    private static byte[] Chunk(string name, byte[] content)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, content.Length);
        return [.. System.Text.Encoding.ASCII.GetBytes(name), .. length, .. content, .. content.Length % 2 == 1 ? new byte[1] : []];
    }

    private static byte[] Three(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];

    private static byte[] Encode(Func<Image, Action<Stream>> save)
    {
        using var image = new Image<Rgb24>(10, 10, new Rgb24(10, 200, 30));
        using var file = new MemoryStream();
        save(image)(file);
        return file.ToArray();
    }
}
