using System.Net;
using System.Net.Sockets;
using System.Text;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>Readers who take in a large file a byte at a time keep nobody else out.</summary>
public sealed class SlowReaderTests
{
    private const int Readers = 300;
    private const long FileLength = 200_000_000;

    [Fact]
    public async Task Many_slow_readers_of_a_large_file_keep_nobody_out_and_little_memory()
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"]);
        using var client = await site.ListenAsync();
        await using (var file = File.Create(Path.Combine(folder["App_Data"], "Sites", "Default", "Media", "large.pdf")))
        {
            file.SetLength(FileLength);
        }

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        var before = site.Memory;
        var slow = new List<Socket>();
        try
        {
            for (var i = 0; i < Readers; i++)
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 2_048 };
                slow.Add(socket);
                await socket.ConnectAsync(IPAddress.Loopback, client.BaseAddress!.Port, TestContext.Current.CancellationToken);
                await socket.SendAsync(Encoding.ASCII.GetBytes("GET /media/large.pdf HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"), TestContext.Current.CancellationToken);
            }

            // Each has the beginning of its answer, and takes no more than a byte at a time from then on.
            var one = new byte[1];
            foreach (var socket in slow)
            {
                Assert.Equal(1, await socket.ReceiveAsync(one, TestContext.Current.CancellationToken));
                Assert.Equal((byte)'H', one[0]);
            }

            for (var i = 0; i < 5; i++)
            {
                using var page = await client.GetAsync("/?x=" + i, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, page.StatusCode);
                using var ready = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
                foreach (var socket in slow)
                {
                    await socket.ReceiveAsync(one, TestContext.Current.CancellationToken);
                }
            }

            // A file for each would be 60 gigabytes.
            Assert.InRange(site.Memory - before, long.MinValue, Readers * 1_000_000L);
        }
        finally
        {
            slow.ForEach(socket => socket.Dispose());
        }
    }
}
