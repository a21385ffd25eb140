namespace Iurc.Programme.Pictures.Metadata;

/// <summary>
/// The blocks of a GIF (GIF89a, sections 18 to 27). Of the extensions those stay that say how often it moves, and its colour profile;
/// comments, and texts that no browser shows, do not.
/// </summary>
internal static class GifParts
{
    private const byte Extension = 0x21;
    private const byte Image = 0x2C;
    private const byte Trailer = 0x3B;
    private const byte GraphicControl = 0xF9;
    private const byte Application = 0xFF;
    private const int ApplicationLength = 12;

    private static ReadOnlySpan<byte> Xmp => "\u000BXMP DataXMP"u8;

    public static bool Fits(ReadOnlySpan<byte> file) => file.StartsWith("GIF8"u8) && file.Length >= 13;

    public static byte[] Clean(ReadOnlySpan<byte> file, Notices notices)
    {
        var picture = new MemoryStream(file.Length);
        var at = 13 + TableLength(file[10]);
        picture.Write(Slice(file, 0, at));
        var control = default(ReadOnlySpan<byte>);
        while (at < file.Length && file[at] != Trailer)
        {
            var start = at;
            switch (file[at])
            {
                case Image:
                    // A descriptor, a table of colours, how long a code is at first, and the data.
                    Slice(file, at, 10);
                    at += 10 + TableLength(file[at + 9]) + 1;
                    at = EndOfBlocks(file, at);
                    picture.Write(control);
                    control = default;
                    picture.Write(file[start..at]);
                    break;
                case Extension:
                    var kind = Slice(file, at, 2)[1];
                    at = EndOfBlocks(file, at + 2);
                    var block = file[(start + 2)..at];
                    if (kind == GraphicControl)
                    {
                        control = file[start..at];
                    }
                    else if (kind == Application && block.StartsWith(Xmp))
                    {
                        notices.ReadXmp(block[Xmp.Length..]);
                    }
                    else if (kind == Application && IsKept(block))
                    {
                        picture.Write(file[start..at]);
                    }

                    break;
                // Some programs put a zero between blocks.
                case 0:
                    at++;
                    break;
                default:
                    throw new InvalidDataException("The GIF has a block that is none.");
            }
        }

        if (!notices.Xmp.IsEmpty)
        {
            picture.Write([Extension, Application]);
            picture.Write(Xmp);
            picture.Write(notices.Xmp);

            // Wherever a reader that takes the text for blocks comes out of it, this leads it to the end (XMP Specification, part 3, 1.1.2).
            picture.WriteByte(1);
            for (var code = 0xFF; code >= 0; code--)
            {
                picture.WriteByte((byte)code);
            }

            picture.WriteByte(0);
        }

        picture.WriteByte(Trailer);
        return picture.ToArray();
    }

    private static bool IsKept(ReadOnlySpan<byte> block)
        => block.Length >= ApplicationLength
            && (block.StartsWith("\u000BNETSCAPE2.0"u8) || block.StartsWith("\u000BANIMEXTS1.0"u8) || block.StartsWith("\u000BICCRGBG1012"u8));

    private static int TableLength(byte flags) => (flags & 0x80) == 0 ? 0 : 3 * (2 << (flags & 0x07));

    private static int EndOfBlocks(ReadOnlySpan<byte> file, int at)
    {
        while (at < file.Length)
        {
            var length = file[at];
            at += 1 + length;
            if (length == 0)
            {
                return at;
            }
        }

        throw new InvalidDataException("A block of the GIF ends before it should.");
    }

    private static ReadOnlySpan<byte> Slice(ReadOnlySpan<byte> file, int at, int length)
        => at + length <= file.Length ? file.Slice(at, length) : throw new InvalidDataException("The GIF ends before it should.");
}
