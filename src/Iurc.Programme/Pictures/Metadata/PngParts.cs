using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Text;

namespace Iurc.Programme.Pictures.Metadata;

/// <summary>
/// The chunks of a PNG (PNG Specification, third edition, section 11). Those that say how it looks and moves stay, with the text whose
/// keyword is "Copyright"; all others, known or not, and what stands behind the end, do not.
/// </summary>
internal static class PngParts
{
    private const int AroundBody = 12;

    private static readonly FrozenSet<string> s_kept = new[]
    {
        "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "bKGD", "hIST", "pHYs", "acTL", "fcTL", "fdAT",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    private static ReadOnlySpan<byte> XmpKeyword => "XML:com.adobe.xmp\0"u8;

    public static bool Fits(ReadOnlySpan<byte> file) => file.StartsWith(Signature);

    public static byte[] Clean(ReadOnlySpan<byte> file, Notices notices)
    {
        var before = new MemoryStream();
        var picture = new MemoryStream(file.Length);
        var hasData = false;
        for (var rest = file[Signature.Length..]; !rest.IsEmpty;)
        {
            if (rest.Length < AroundBody || BinaryPrimitives.ReadUInt32BigEndian(rest) is var length && length > rest.Length - AroundBody)
            {
                throw new InvalidDataException("A chunk of the PNG ends before it should.");
            }

            var name = Encoding.ASCII.GetString(rest.Slice(4, 4));
            var body = rest.Slice(8, (int)length);
            var chunk = rest[..(AroundBody + (int)length)];
            rest = rest[chunk.Length..];
            hasData |= name == "IDAT";
            if (s_kept.Contains(name) || (name is "tEXt" or "zTXt" or "iTXt" && body.StartsWith("Copyright\0"u8)))
            {
                (hasData ? picture : before).Write(chunk);
            }
            else if (name == "eXIf")
            {
                notices.ReadExif(body);
            }
            else if (name == "iTXt" && body.StartsWith(XmpKeyword))
            {
                notices.ReadXmp(Text(body));
            }

            if (name == "IEND")
            {
                break;
            }
        }

        var whole = new MemoryStream(file.Length);
        whole.Write(Signature);
        before.WriteTo(whole);
        Write(whole, "eXIf"u8, [], notices.Exif);
        Write(whole, "iTXt"u8, [.. XmpKeyword, 0, 0, 0, 0], notices.Xmp);
        picture.WriteTo(whole);
        return whole.ToArray();
    }

    // A keyword, whether the text is compressed (XMP may not be) and how, a language, the keyword in that language, the text.
    private static ReadOnlySpan<byte> Text(ReadOnlySpan<byte> body)
    {
        var rest = body[XmpKeyword.Length..];
        if (rest.Length < 2 || rest[0] != 0)
        {
            return [];
        }

        rest = rest[2..];
        for (var skipped = 0; skipped < 2; skipped++)
        {
            rest = rest[(rest.IndexOf((byte)0) + 1)..];
        }

        return rest;
    }

    private static void Write(MemoryStream picture, ReadOnlySpan<byte> name, ReadOnlySpan<byte> start, ReadOnlySpan<byte> notice)
    {
        if (notice.IsEmpty)
        {
            return;
        }

        byte[] chunk = [.. name, .. start, .. notice];
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, chunk.Length - 4);
        picture.Write(number);
        picture.Write(chunk);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(chunk));
        picture.Write(number);
    }

    // The specification's own, in annex D. The notices are short.
    private static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var value in bytes)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }
        }

        return ~crc;
    }
}
