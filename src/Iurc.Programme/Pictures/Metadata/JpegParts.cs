using System.Buffers.Binary;

namespace Iurc.Programme.Pictures.Metadata;

/// <summary>
/// The segments of a JPEG (ITU-T T.81, annex B). Those that say how to decode it stay, with JFIF's pixel density, the colour profile and
/// what Adobe says of the colours. Previews, comments, and what some telephones put behind the picture's end, do not.
/// </summary>
internal static class JpegParts
{
    private const byte StartOfImage = 0xD8;
    private const byte EndOfImage = 0xD9;
    private const byte StartOfScan = 0xDA;
    private const byte App0 = 0xE0;
    private const byte App1 = 0xE1;
    private const byte App2 = 0xE2;
    private const byte App13 = 0xED;
    private const byte App14 = 0xEE;
    private const int JfifLength = 12;
    private const int AdobeLength = 12;

    private static ReadOnlySpan<byte> Jfif => "JFIF\0"u8;

    private static ReadOnlySpan<byte> Exif => "Exif\0"u8;

    private static ReadOnlySpan<byte> Xmp => "http://ns.adobe.com/xap/1.0/\0"u8;

    private static ReadOnlySpan<byte> Photoshop => "Photoshop 3.0\0"u8;

    public static bool Fits(ReadOnlySpan<byte> file) => file is [0xFF, StartOfImage, 0xFF, ..];

    public static byte[] Clean(ReadOnlySpan<byte> file, Notices notices)
    {
        var picture = new MemoryStream(file.Length);
        var density = default(byte[]);
        for (var at = 2; NextMarker(file, ref at) is var marker && marker != EndOfImage;)
        {
            if (at + 2 > file.Length || BinaryPrimitives.ReadUInt16BigEndian(file[at..]) is var length && (length < 2 || at + length > file.Length))
            {
                throw new InvalidDataException("A segment of the JPEG ends before it should.");
            }

            var body = file.Slice(at + 2, length - 2);
            at += length;
            switch (marker)
            {
                case App0 when body.StartsWith(Jfif) && body.Length >= JfifLength:
                    // Behind this stands a preview, or that there is none.
                    density ??= [.. body[..JfifLength], 0, 0];
                    break;
                case App1 when body.StartsWith(Exif) && body.Length > Exif.Length:
                    notices.ReadExif(body[(Exif.Length + 1)..]);
                    break;
                case App1 when body.StartsWith(Xmp):
                    notices.ReadXmp(body[Xmp.Length..]);
                    break;
                case App13 when body.StartsWith(Photoshop):
                    notices.ReadIptc(IptcRecord.In(body[Photoshop.Length..]));
                    break;
                case App2 when body.StartsWith("ICC_PROFILE\0"u8):
                    Write(picture, marker, body);
                    break;
                case App14 when body.StartsWith("Adobe"u8) && body.Length >= AdobeLength:
                    Write(picture, marker, body[..AdobeLength]);
                    break;
                case StartOfScan:
                    Write(picture, marker, body);
                    var end = EndOfScan(file, at);
                    picture.Write(file[at..end]);
                    at = end;
                    break;
                case >= 0xC0 and <= 0xDF:
                    Write(picture, marker, body);
                    break;
                default:
                    break;
            }
        }

        var whole = new MemoryStream(file.Length);
        whole.Write([0xFF, StartOfImage]);
        if (density is not null)
        {
            Write(whole, App0, density);
        }

        Write(whole, App1, "Exif\0\0"u8, notices.Exif);
        Write(whole, App1, Xmp, notices.Xmp);
        Write(whole, App13, Photoshop, notices.Iptc);
        picture.WriteTo(whole);
        whole.Write([0xFF, EndOfImage]);
        return whole.ToArray();
    }

    // A file that breaks off has its end there. What stands between segments belongs to none.
    private static byte NextMarker(ReadOnlySpan<byte> file, ref int at)
    {
        for (; at + 1 < file.Length; at++)
        {
            // 01 and D0 to D8 have no length; FF 00 is a byte of data, FF FF fills up.
            if (file[at] == 0xFF && file[at + 1] is not (<= 0x01 or 0xFF or (>= 0xD0 and <= StartOfImage)))
            {
                at += 2;
                return file[at - 1];
            }
        }

        return EndOfImage;
    }

    private static int EndOfScan(ReadOnlySpan<byte> file, int at)
    {
        for (; at + 1 < file.Length; at++)
        {
            var next = file[at..].IndexOf((byte)0xFF);
            if (next < 0 || (at += next) + 1 >= file.Length)
            {
                break;
            }

            if (file[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return file.Length;
    }

    private static void Write(MemoryStream picture, byte marker, ReadOnlySpan<byte> body)
    {
        picture.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
        picture.Write(body);
    }

    // A notice that fills more than a segment is none.
    private static void Write(MemoryStream picture, byte marker, ReadOnlySpan<byte> name, ReadOnlySpan<byte> notice)
    {
        if (!notice.IsEmpty && name.Length + notice.Length + 2 <= ushort.MaxValue)
        {
            Write(picture, marker, [.. name, .. notice]);
        }
    }
}
