using System.Net.Http.Headers;

namespace Iurc.Workbench.Export;

/// <summary>A running site. Nothing is asked of any other.</summary>
internal sealed class HttpSource : IExportSource
{
    // No site has it, and it is the same each time.
    private const string NowhereAddress = "/there-is-no-page-at-this-address";

    private readonly HttpClient _client;

    /// <summary>Prepares to ask the site at <paramref name="origin"/>.</summary>
    public HttpSource(Uri origin)
    {
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = System.Net.DecompressionMethods.All })
        {
            BaseAddress = origin,
            Timeout = TimeSpan.FromSeconds(60),
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("iurc-workbench", "1.0"));
        Origin = origin.GetLeftPart(UriPartial.Authority);
    }

    /// <inheritdoc />
    public string Name => Origin;

    /// <inheritdoc />
    public string Origin { get; }

    /// <inheritdoc />
    public IEnumerable<string> Addresses => [];

    /// <inheritdoc />
    public IEnumerable<(string From, string To)> Redirects => [];

    /// <inheritdoc />
    public async Task<SiteAnswer> GetAsync(string address, CancellationToken cancellation)
    {
        try
        {
            using var response = await _client.GetAsync(new Uri(address, UriKind.Relative), cancellation);
            return new(
                (int)response.StatusCode,
                response.Content.Headers.ContentType?.MediaType ?? "application/octet-stream",
                await response.Content.ReadAsByteArrayAsync(cancellation),
                response.Headers.Location is { } location ? new Uri(new Uri(_client.BaseAddress!, address), location).ToString() : null);
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            throw new WorkbenchException($"{Origin}{address} cannot be read: {exception.Message} Is the site running there?", exception);
        }
    }

    /// <inheritdoc />
    public Task<SiteAnswer> GetNotFoundAsync(CancellationToken cancellation) => GetAsync(NowhereAddress, cancellation);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        _client.Dispose();
        return ValueTask.CompletedTask;
    }
}
