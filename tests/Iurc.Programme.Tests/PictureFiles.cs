using System.Buffers.Binary;
using System.Text;

namespace Iurc.Programme.Tests;

/// <summary>
/// Puts files of pictures together from their parts. Nothing in them can be decoded; what matters here is which parts there are. What
/// must not get out has the word <see cref="Private"/> in it.
/// </summary>
internal static class PictureFiles
{
    public const string Private = "PRIVATE";

    public static byte[] Text(string text) => Encoding.UTF8.GetBytes(text);

    public static bool Holds(byte[] file, string text) => file.AsSpan().IndexOf(Text(text)) >= 0;

    /// <summary>EXIF in either order of bytes, with a camera's name, a place and what else is given.</summary>
    public static byte[] Exif(bool isBigEndian, int? orientation, string? copyright)
    {
        List<(ushort Tag, ushort Type, byte[] Value)> entries = [(0x010F, 2, Text(Private + " camera\0")), (0x013B, 2, Text(Private + " artist\0")), (0x8825, 4, Number(0xFFFFFF, 4))];
        if (orientation is { } turned)
        {
            entries.Add((0x0112, 3, Number(turned, 2)));
        }

        if (copyright is not null)
        {
            entries.Add((0x8298, 2, Text(copyright + "\0")));
        }

        entries.Sort((one, other) => one.Tag.CompareTo(other.Tag));
        var exif = new List<byte>([.. isBigEndian ? "MM"u8 : "II"u8, .. Number(42, 2), .. Number(8, 4), .. Number(entries.Count, 2)]);
        var texts = new List<byte>();
        var textsAt = 8 + 2 + (entries.Count * 12) + 4;
        foreach (var (tag, type, value) in entries)
        {
            exif.AddRange([.. Number(tag, 2), .. Number(type, 2), .. Number(type == 2 ? value.Length : 1, 4)]);
            if (value.Length > 4)
            {
                exif.AddRange(Number(textsAt + texts.Count, 4));
                texts.AddRange(value);
            }
            else
            {
                exif.AddRange([.. value, .. new byte[4 - value.Length]]);
            }
        }

        return [.. exif, 0, 0, 0, 0, .. texts];

        byte[] Number(long value, int length)
        {
            var bytes = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(bytes, (uint)value);
            byte[] number = bytes[(4 - length)..];
            return isBigEndian ? number : [.. number.Reverse()];
        }
    }

    public static byte[] Xmp(string? rights)
        => Text($"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="{Private}">
            <dc:creator><rdf:Seq><rdf:li>{Private}</rdf:li></rdf:Seq></dc:creator>{(rights is null ? "" : $"<dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">{rights}</rdf:li></rdf:Alt></dc:rights>")}
            </rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="w"?>
            """);

    public static byte[] Photoshop(string? copyright)
    {
        byte[] iptc = [.. Dataset(2, 80, Private), .. copyright is null ? [] : Dataset(2, 116, copyright), .. Dataset(2, 90, Private + " city")];
        return [.. "Photoshop 3.0\0"u8, .. Resource(0x0409, Text(Private + " preview")), .. Resource(0x0404, iptc), .. Resource(0x040C, Text(Private))];

        static byte[] Dataset(byte record, byte number, string text) => [0x1C, record, number, 0, (byte)Text(text).Length, .. Text(text)];
        static byte[] Resource(int id, byte[] data) => [.. "8BIM"u8, (byte)(id >> 8), (byte)id, 0, 0, .. BigEndian(data.Length), .. data, .. new byte[data.Length % 2]];
    }

    public static byte[] Segment(byte marker, byte[] body) => [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    public static byte[] Jpeg(IEnumerable<byte[]> segments, byte[] scan, byte[] behind)
        => [0xFF, 0xD8, .. segments.SelectMany(segment => segment), .. Segment(0xDA, [1, 2, 3]), .. scan, 0xFF, 0xD9, .. behind];

    public static byte[] Chunk(string name, byte[] body) => [.. BigEndian(body.Length), .. Text(name), .. body, 1, 2, 3, 4];

    public static byte[] Png(IEnumerable<byte[]> chunks, byte[] behind)
        => [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", new byte[13]), .. chunks.SelectMany(chunk => chunk), .. Chunk("IDAT", [7, 7]), .. Chunk("IEND", []), .. behind];

    public static byte[] RiffChunk(string name, byte[] body) => [.. Text(name), .. LittleEndian(body.Length), .. body, .. new byte[body.Length % 2]];

    public static byte[] Webp(IEnumerable<byte[]> chunks, byte[] behind)
    {
        byte[] content = [.. "WEBP"u8, .. RiffChunk("VP8X", [0x2C, 0, 0, 0, 1, 0, 0, 1, 0, 0]), .. chunks.SelectMany(chunk => chunk), .. RiffChunk("VP8 ", [9, 9, 9])];
        return [.. "RIFF"u8, .. LittleEndian(content.Length), .. content, .. behind];
    }

    public static byte[] GifExtension(byte kind, params byte[][] blocks)
        => [0x21, kind, .. blocks.SelectMany(block => (byte[])[(byte)block.Length, .. block]), 0];

    public static byte[] Gif(IEnumerable<byte[]> extensions, byte[] behind)
        => [.. "GIF89a"u8, 1, 0, 1, 0, 0x80, 0, 0, 1, 2, 3, 4, 5, 6, .. extensions.SelectMany(extension => extension), 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B, .. behind];

    private static byte[] BigEndian(int value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        return bytes;
    }

    private static byte[] LittleEndian(int value) => [.. BigEndian(value).Reverse()];
}
