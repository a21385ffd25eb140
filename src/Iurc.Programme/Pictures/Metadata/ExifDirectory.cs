using System.Buffers.Binary;

namespace Iurc.Programme.Pictures.Metadata;

/// <summary>The two entries of EXIF that matter: how the picture has to be turned, and whose it is (TIFF 6.0, section 2; CIPA DC-008).</summary>
internal static class ExifDirectory
{
    /// <summary>The orientation of a picture that need not be turned.</summary>
    public const int Upright = 1;

    private const int OrientationTag = 0x0112;
    private const int CopyrightTag = 0x8298;
    private const int HeaderLength = 8;
    private const int EntryLength = 12;
    private const int Ascii = 2;
    private const int Short = 3;
    private const int Long = 4;

    /// <summary>Reads the entries. What cannot be read is not there.</summary>
    /// <returns>The orientation, and EXIF that has the copyright notice alone, if there is one.</returns>
    public static (int Orientation, byte[]? Copyright) Read(ReadOnlySpan<byte> exif)
    {
        var (orientation, copyright) = (Upright, default(byte[]));
        var isBigEndian = exif.StartsWith("MM\0*"u8);
        if (!isBigEndian && !exif.StartsWith("II*\0"u8))
        {
            return (orientation, copyright);
        }

        var start = UInt32(exif, 4, isBigEndian);
        var count = UInt16(exif, start, isBigEndian);
        for (long entry = start + 2, last = entry + (count * EntryLength); entry < last && entry + EntryLength <= exif.Length; entry += EntryLength)
        {
            var type = UInt16(exif, entry + 2, isBigEndian);
            switch (UInt16(exif, entry, isBigEndian))
            {
                case OrientationTag when type is Short or Long:
                    orientation = (type is Short ? UInt16(exif, entry + 8, isBigEndian) : UInt32(exif, entry + 8, isBigEndian)) is >= 1 and <= 8 and var turned ? (int)turned : Upright;
                    break;
                case CopyrightTag when type is Ascii:
                    var length = UInt32(exif, entry + 4, isBigEndian);
                    var at = length > 4 ? UInt32(exif, entry + 8, isBigEndian) : entry + 8;
                    if (at + length <= exif.Length)
                    {
                        copyright = WithCopyright(exif.Slice((int)at, (int)length).TrimEnd((byte)0));
                    }

                    break;
                default:
                    break;
            }
        }

        return (orientation, copyright);
    }

    private static byte[]? WithCopyright(ReadOnlySpan<byte> notice)
    {
        if (notice.Trim((byte)' ').IsEmpty)
        {
            return null;
        }

        // One directory with one entry, and its text behind it. A text of up to four bytes stands in the entry itself.
        var length = notice.Length + 1;
        var exif = new byte[HeaderLength + 2 + EntryLength + 4 + (length > 4 ? length + (length % 2) : 0)];
        "MM\0*"u8.CopyTo(exif);
        exif[7] = HeaderLength;
        exif[9] = 1;
        BinaryPrimitives.WriteUInt16BigEndian(exif.AsSpan(10), CopyrightTag);
        exif[13] = Ascii;
        BinaryPrimitives.WriteInt32BigEndian(exif.AsSpan(14), length);
        var text = length > 4 ? HeaderLength + 2 + EntryLength + 4 : 18;
        if (length > 4)
        {
            BinaryPrimitives.WriteInt32BigEndian(exif.AsSpan(18), text);
        }

        notice.CopyTo(exif.AsSpan(text));
        return exif;
    }

    private static uint UInt16(ReadOnlySpan<byte> bytes, long at, bool isBigEndian)
        => at < 0 || at + 2 > bytes.Length ? 0u
            : isBigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes[(int)at..]) : BinaryPrimitives.ReadUInt16LittleEndian(bytes[(int)at..]);

    private static long UInt32(ReadOnlySpan<byte> bytes, long at, bool isBigEndian)
        => at < 0 || at + 4 > bytes.Length ? 0
            : isBigEndian ? BinaryPrimitives.ReadUInt32BigEndian(bytes[(int)at..]) : BinaryPrimitives.ReadUInt32LittleEndian(bytes[(int)at..]);
}
