namespace Iurc.Cms.Delivery.PageCache;

/// <summary>A request that a kept page may answer: everything that the page may depend on, and nothing else. Also a request feature.</summary>
internal sealed class PageRequest
{
    /// <summary>The site.</summary>
    public required CachedSite Site { get; init; }

    /// <summary>How many changes the site had seen when the request came.</summary>
    public required long Generation { get; init; }

    /// <summary>The site's date when the request came.</summary>
    public required int Day { get; init; }

    /// <summary>The form of the page.</summary>
    public required PageEncoding Encoding { get; init; }

    /// <summary>The part of the query that pages read, with a leading question mark; empty without.</summary>
    public required string Query { get; init; }

    /// <summary>The scheme and the host by which the site was asked.</summary>
    public required string Origin { get; init; }

    /// <summary>Whether the host and the spelling of the path are ones that nothing links to.</summary>
    public required bool IsOdd { get; set; }

    /// <summary>What the page was made of; null while nothing has been made that may be kept.</summary>
    public IReadOnlyCollection<string>? Tags { get; set; }

    /// <summary>How long the page may be kept.</summary>
    public TimeSpan ValidFor { get; set; }
}
