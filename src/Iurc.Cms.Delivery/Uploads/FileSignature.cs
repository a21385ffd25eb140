namespace Iurc.Cms.Delivery.Uploads;

/// <summary>Whether a file begins as a file of its kind does.</summary>
internal static class FileSignature
{
    /// <summary>How many bytes it takes to tell.</summary>
    public const int Length = 12;

    private static readonly byte?[] s_jpeg = [0xFF, 0xD8, 0xFF];

    // Word, Excel and PowerPoint files are ZIP archives.
    private static readonly byte?[] s_zip = [(byte)'P', (byte)'K', 3, 4];

    // The first bytes of each kind; null stands for any byte.
    private static readonly Dictionary<string, byte?[]> s_signatures = new(StringComparer.OrdinalIgnoreCase)
    {
        [".jpg"] = s_jpeg,
        [".jpeg"] = s_jpeg,
        [".png"] = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A],
        [".gif"] = [(byte)'G', (byte)'I', (byte)'F', (byte)'8'],
        [".webp"] = [(byte)'R', (byte)'I', (byte)'F', (byte)'F', null, null, null, null, (byte)'W', (byte)'E', (byte)'B', (byte)'P'],
        [".pdf"] = [(byte)'%', (byte)'P', (byte)'D', (byte)'F', (byte)'-'],
        [".docx"] = s_zip,
        [".xlsx"] = s_zip,
        [".pptx"] = s_zip,
    };

    /// <summary>Whether files with this extension are pictures.</summary>
    public static bool IsPicture(string extension)
        => extension.ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" or ".GIF" or ".WEBP";

    /// <summary>Whether these first bytes may be those of a file with this extension. Of an extension that is not known here, any may.</summary>
    public static bool Fits(string extension, ReadOnlySpan<byte> start)
    {
        if (!s_signatures.TryGetValue(extension, out var signature))
        {
            return true;
        }

        for (var at = 0; at < signature.Length; at++)
        {
            if (at >= start.Length || (signature[at] is { } expected && start[at] != expected))
            {
                return false;
            }
        }

        return true;
    }
}
