using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>The first reader after a start is served as the second: the pages were made, and are kept, before the program listens.</summary>
public sealed class WarmUpTests(StoppedSite stopped)
{
    [Theory]
    [InlineData("")]
    [InlineData("www.example.eu")]
    public async Task The_first_page_is_one_that_is_kept(string allowedHosts)
    {
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        var address = $"http://127.0.0.1:{FreePort().ToString(CultureInfo.InvariantCulture)}";
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { ["AllowedHosts"] = allowedHosts }, urls: address);
        using var client = await site.ListenAsync();

        foreach (var page in new[] { "/", "/phases", "/search" })
        {
            foreach (var encoding in new[] { "", "gzip, deflate, br, zstd" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, page);
                request.Headers.Host = allowedHosts.Length > 0 ? allowedHosts : null;
                request.Headers.TryAddWithoutValidation("Accept-Encoding", encoding);
                using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);

                // A page that is made for this reader has no age.
                Assert.True(answer.Headers.Age is not null, $"{page} ({encoding}) was made for the first reader.");
            }
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
