using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>A form in which a page is kept: Brotli, gzip or as it is.</summary>
internal sealed class PageEncoding
{
    public static readonly PageEncoding Brotli = new("br", 'b', CompressBrotli);
    public static readonly PageEncoding Gzip = new("gzip", 'g', CompressGzip);
    public static readonly PageEncoding Identity = new("identity", 'i', static (body, _) => body);

    /// <summary>Each browser says the same thing each time: what it said last is looked up, not parsed. Bounded, for anybody may say anything.</summary>
    private const int RememberedHeaders = 64;

    // Thorough: a seventh fewer bytes than fast, for 20 ms. See docs/decisions/0020-page-cache.md.
    private const int ThoroughQuality = 11;
    private const int FastQuality = 5;

    /// <summary>64 kB: no page is much larger, and a larger window takes longer to make ready than a page to compress.</summary>
    private const int BrotliWindow = 16;

    private static readonly ConcurrentDictionary<string, PageEncoding> s_remembered = new(StringComparer.Ordinal);
    private readonly Func<ReadOnlyMemory<byte>, bool, ReadOnlyMemory<byte>> _compress;

    private PageEncoding(string name, char letter, Func<ReadOnlyMemory<byte>, bool, ReadOnlyMemory<byte>> compress)
        => (Name, Letter, _compress) = (name, letter, compress);

    /// <summary>The name in <c>Content-Encoding</c>.</summary>
    public string Name { get; }

    /// <summary>What tells this form from the others in keys and entity tags.</summary>
    public char Letter { get; }

    /// <summary>The best form that a client takes which sends this <c>Accept-Encoding</c>.</summary>
    public static PageEncoding Of(StringValues acceptEncoding)
    {
        if (acceptEncoding.Count == 0)
        {
            return Identity;
        }

        var header = acceptEncoding.ToString();
        if (!s_remembered.TryGetValue(header, out var encoding))
        {
            encoding = Negotiate(acceptEncoding);
            if (s_remembered.Count < RememberedHeaders)
            {
                s_remembered.TryAdd(header, encoding);
            }
        }

        return encoding;
    }

    /// <summary>Brings a page into this form.</summary>
    /// <param name="body">The page.</param>
    /// <param name="thorough">Whether it pays to take time, because many will get it.</param>
    public ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body, bool thorough) => _compress(body, thorough);

    private static PageEncoding Negotiate(StringValues acceptEncoding)
    {
        if (!StringWithQualityHeaderValue.TryParseList(acceptEncoding, out var accepted))
        {
            return Identity;
        }

        return Takes(accepted, Brotli.Name) ? Brotli : Takes(accepted, Gzip.Name) ? Gzip : Identity;
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> accepted, string name)
    {
        var named = accepted.FirstOrDefault(value => value.Value.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? accepted.FirstOrDefault(value => value.Value.Equals("*", StringComparison.Ordinal));
        return named is not null && named.Quality is not 0;
    }

    private static ReadOnlyMemory<byte> CompressBrotli(ReadOnlyMemory<byte> body, bool thorough)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body.Span, compressed, out var written, thorough ? ThoroughQuality : FastQuality, BrotliWindow)
            ? compressed.AsMemory(0, written)
            : throw new InvalidOperationException("The page could not be compressed.");
    }

    private static ReadOnlyMemory<byte> CompressGzip(ReadOnlyMemory<byte> body, bool thorough)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, thorough ? CompressionLevel.SmallestSize : CompressionLevel.Fastest, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        return compressed.ToArray();
    }
}
