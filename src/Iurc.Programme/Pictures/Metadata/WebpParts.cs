using System.Buffers.Binary;

namespace Iurc.Programme.Pictures.Metadata;

/// <summary>The chunks of a WebP (RFC 9649, section 2), and those of its frames.</summary>
internal static class WebpParts
{
    private const int HeaderLength = 12;
    private const int ChunkHeaderLength = 8;
    private const int FrameHeaderLength = 16;
    private const byte XmpFlag = 0x04;
    private const byte ExifFlag = 0x08;

    public static bool Fits(ReadOnlySpan<byte> file) => file.Length >= HeaderLength && file.StartsWith("RIFF"u8) && file[8..].StartsWith("WEBP"u8);

    public static byte[] Clean(ReadOnlySpan<byte> file, Notices notices)
    {
        var head = new MemoryStream();
        var picture = new MemoryStream(file.Length);
        head.Write(file[..HeaderLength]);
        var flagsAt = -1L;

        // What stands behind the end that the file names is no part of it.
        var end = (int)Math.Min(file.Length, BinaryPrimitives.ReadUInt32LittleEndian(file[4..]) + 8L);
        for (var rest = file[HeaderLength..end]; Next(ref rest, out var name, out var body);)
        {
            if (name.SequenceEqual("VP8X"u8) && body.Length >= 10 && flagsAt < 0)
            {
                flagsAt = head.Position + ChunkHeaderLength;
                Write(head, name, body[..10]);
            }
            else if (name.SequenceEqual("ICCP"u8))
            {
                Write(head, name, body);
            }
            else if (name.SequenceEqual("EXIF"u8))
            {
                // Some programs begin it as in a JPEG.
                notices.ReadExif(body.StartsWith("Exif\0\0"u8) ? body[6..] : body);
            }
            else if (name.SequenceEqual("XMP "u8))
            {
                notices.ReadXmp(body);
            }
            else if (name.SequenceEqual("ANMF"u8) && body.Length > FrameHeaderLength)
            {
                Write(picture, name, Frame(body));
            }
            else if (IsData(name) || name.SequenceEqual("ANIM"u8))
            {
                Write(picture, name, body);
            }
        }

        // They may stand anywhere, and ImageSharp 3.1 does not find them behind moving frames. A file without VP8X has no place for them.
        if (flagsAt >= 0 && !notices.Exif.IsEmpty)
        {
            Write(head, "EXIF"u8, notices.Exif);
        }

        if (flagsAt >= 0 && !notices.Xmp.IsEmpty)
        {
            Write(head, "XMP "u8, notices.Xmp);
        }

        picture.WriteTo(head);
        var whole = head.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(whole.AsSpan(4), (uint)(whole.Length - 8));
        if (flagsAt >= 0)
        {
            whole[flagsAt] = (byte)((whole[flagsAt] & ~(XmpFlag | ExifFlag)) | (notices.Exif.IsEmpty ? 0 : ExifFlag) | (notices.Xmp.IsEmpty ? 0 : XmpFlag));
        }

        return whole;
    }

    private static bool IsData(ReadOnlySpan<byte> name) => name.SequenceEqual("VP8 "u8) || name.SequenceEqual("VP8L"u8) || name.SequenceEqual("ALPH"u8);

    private static ReadOnlySpan<byte> Frame(ReadOnlySpan<byte> body)
    {
        var frame = new MemoryStream(body.Length);
        frame.Write(body[..FrameHeaderLength]);
        for (var rest = body[FrameHeaderLength..]; Next(ref rest, out var name, out var data);)
        {
            if (IsData(name))
            {
                Write(frame, name, data);
            }
        }

        return frame.ToArray();
    }

    private static bool Next(ref ReadOnlySpan<byte> rest, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> body)
    {
        name = body = default;
        if (rest.Length < ChunkHeaderLength)
        {
            return false;
        }

        var length = BinaryPrimitives.ReadUInt32LittleEndian(rest[4..]);
        if (length > rest.Length - ChunkHeaderLength)
        {
            throw new InvalidDataException("A chunk of the WebP ends before it should.");
        }

        name = rest[..4];
        body = rest.Slice(ChunkHeaderLength, (int)length);
        rest = rest[(int)Math.Min(rest.Length, ChunkHeaderLength + length + (length % 2))..];
        return true;
    }

    private static void Write(MemoryStream picture, ReadOnlySpan<byte> name, ReadOnlySpan<byte> body)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(length, body.Length);
        picture.Write(name);
        picture.Write(length);
        picture.Write(body);
        if (body.Length % 2 == 1)
        {
            picture.WriteByte(0);
        }
    }
}
