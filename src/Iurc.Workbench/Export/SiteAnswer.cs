namespace Iurc.Workbench.Export;

/// <summary>What a site answers when an address is asked for.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">For example <c>text/html</c>.</param>
/// <param name="Bytes">The content.</param>
/// <param name="Location">Where a redirect leads, or null.</param>
internal sealed record SiteAnswer(int Status, string MediaType, byte[] Bytes, string? Location = null)
{
    /// <summary>Whether it is a page of markup.</summary>
    public bool IsPage => MediaType is "text/html" or "application/xhtml+xml";
}

/// <summary>A site that can be exported.</summary>
internal interface IExportSource : IAsyncDisposable
{
    /// <summary>How the manifest calls it.</summary>
    string Name { get; }

    /// <summary>The scheme, host and port in the site's own absolute addresses; empty when it has none.</summary>
    string Origin { get; }

    /// <summary>Where to begin, besides <c>/</c>.</summary>
    IEnumerable<string> Addresses { get; }

    /// <summary>Redirects that the site is known to have, as paths.</summary>
    IEnumerable<(string From, string To)> Redirects { get; }

    /// <summary>Asks for an address: a path that begins with a slash, with its query string.</summary>
    Task<SiteAnswer> GetAsync(string address, CancellationToken cancellation);

    /// <summary>The page that says that there is none at an address.</summary>
    Task<SiteAnswer> GetNotFoundAsync(CancellationToken cancellation);
}
