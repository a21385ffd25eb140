using System.Buffers.Binary;
using System.IO.Compression;

namespace Iurc.Cms.Delivery.Uploads;

/// <summary>Whether a document has the parts that a file of its kind must have, beyond its first bytes.</summary>
internal static class FileStructure
{
    // A reader looks for the end of a PDF in its last 1,024 bytes (ISO 32000-1, Annex H), and for that of a ZIP in its last 65,557.
    private const int PdfTail = 1024;
    private const int ZipEnd = 22;
    private const int ZipTail = ZipEnd + ushort.MaxValue;

    // Long documents have some hundred parts. The list of them is read into memory.
    private const int MostParts = 10_000;

    /// <summary>Whether this may be a document with this extension. Of an extension that is not known here, anything may.</summary>
    /// <param name="extension">With its dot.</param>
    /// <param name="content">It can be sought in, and stands anywhere afterwards.</param>
    public static bool Fits(string extension, Stream content) => extension.ToUpperInvariant() switch
    {
        ".PDF" => Tail(content, PdfTail).AsSpan().IndexOf("%%EOF"u8) >= 0,
        ".DOCX" or ".XLSX" or ".PPTX" => IsOfficeDocument(content),
        _ => true,
    };

    // Each has a list of its parts (ECMA-376, part 2).
    private static bool IsOfficeDocument(Stream content)
    {
        var tail = Tail(content, ZipTail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < ZipEnd || BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(end + 10)) > MostParts)
        {
            return false;
        }

        try
        {
            content.Position = 0;
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            return zip.GetEntry("[Content_Types].xml") is not null;
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static byte[] Tail(Stream content, int length)
    {
        var tail = new byte[Math.Min(content.Length, length)];
        content.Position = content.Length - tail.Length;
        content.ReadExactly(tail);
        return tail;
    }
}
