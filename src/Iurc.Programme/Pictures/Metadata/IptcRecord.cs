using System.Buffers.Binary;

namespace Iurc.Programme.Pictures.Metadata;

/// <summary>The copyright notice of the IPTC, within a picture's resources as Photoshop keeps them (IPTC IIM 4.2, 2:116; Photoshop File Formats, Image Resource Blocks).</summary>
internal static class IptcRecord
{
    private const byte Mark = 0x1C;
    private const int HeaderLength = 5;
    private const int Resource = 0x0404;

    // In which letters the texts are written, and the notice.
    private static readonly (byte Record, byte Dataset)[] s_kept = [(1, 90), (2, 116)];

    private static ReadOnlySpan<byte> ResourceMark => "8BIM"u8;

    /// <summary>The datasets within resources; empty if there are none.</summary>
    public static ReadOnlySpan<byte> In(ReadOnlySpan<byte> resources)
    {
        while (resources.Length >= 12 && resources.StartsWith(ResourceMark))
        {
            var id = BinaryPrimitives.ReadUInt16BigEndian(resources[4..]);
            var nameLength = resources[6] + 1;
            var sizeAt = 6 + nameLength + (nameLength % 2);
            if (sizeAt + 4 > resources.Length)
            {
                break;
            }

            var size = BinaryPrimitives.ReadUInt32BigEndian(resources[sizeAt..]);
            var rest = resources[(sizeAt + 4)..];
            if (size > rest.Length)
            {
                break;
            }

            if (id == Resource)
            {
                return rest[..(int)size];
            }

            resources = rest[Math.Min(rest.Length, (int)(size + (size % 2)))..];
        }

        return [];
    }

    /// <summary>A resource that has the notice alone; null if there is none.</summary>
    public static byte[]? CopyrightOf(ReadOnlySpan<byte> datasets)
    {
        var kept = new List<byte>();
        var hasNotice = false;
        while (datasets.Length >= HeaderLength && datasets[0] == Mark)
        {
            // A length with its first bit set is one of lengths that nobody writes.
            var length = HeaderLength + BinaryPrimitives.ReadUInt16BigEndian(datasets[3..]);
            if (length > datasets.Length)
            {
                break;
            }

            if (Array.IndexOf(s_kept, (datasets[1], datasets[2])) >= 0)
            {
                kept.AddRange(datasets[..length]);
                hasNotice |= datasets[1] == 2 && length > HeaderLength;
            }

            datasets = datasets[length..];
        }

        if (!hasNotice)
        {
            return null;
        }

        var resource = new byte[12 + kept.Count + (kept.Count % 2)];
        ResourceMark.CopyTo(resource);
        BinaryPrimitives.WriteUInt16BigEndian(resource.AsSpan(4), Resource);
        BinaryPrimitives.WriteInt32BigEndian(resource.AsSpan(8), kept.Count);
        kept.CopyTo(resource, 12);
        return resource;
    }
}
