using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>A form in which a page is kept: Brotli, gzip or as it is. Each is compressed once, so it is compressed well.</summary>
internal sealed class PageEncoding
{
    public static readonly PageEncoding Brotli = new("br", 'b', CompressBrotli);
    public static readonly PageEncoding Gzip = new("gzip", 'g', CompressGzip);
    public static readonly PageEncoding Identity = new("identity", 'i', static body => body);

    /// <summary>Each browser says the same thing each time: what it said last is looked up, not parsed. Bounded, for anybody may say anything.</summary>
    private const int RememberedHeaders = 64;

    /// <summary>
    /// Slower and smaller than 9 by far less than it costs: a page is made again after each change, and a reader waits for it.
    /// See docs/decisions/0020-page-cache.md.
    /// </summary>
    private const int BrotliQuality = 9;
    private const int BrotliWindow = 22;

    private static readonly ConcurrentDictionary<string, PageEncoding> s_remembered = new(StringComparer.Ordinal);
    private readonly Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> _compress;

    private PageEncoding(string name, char letter, Func<ReadOnlyMemory<byte>, ReadOnlyMemory<byte>> compress)
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

    public ReadOnlyMemory<byte> Compress(ReadOnlyMemory<byte> body) => _compress(body);

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

    private static ReadOnlyMemory<byte> CompressBrotli(ReadOnlyMemory<byte> body)
    {
        var compressed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body.Span, compressed, out var written, BrotliQuality, BrotliWindow)
            ? compressed.AsMemory(0, written)
            : throw new InvalidOperationException("The page could not be compressed.");
    }

    private static ReadOnlyMemory<byte> CompressGzip(ReadOnlyMemory<byte> body)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(body.Span);
        }

        return compressed.ToArray();
    }
}
