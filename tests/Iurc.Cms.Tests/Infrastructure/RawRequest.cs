using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>A request as it is written, which no client would send.</summary>
internal static class RawRequest
{
    /// <summary>Sends the bytes on a connection of their own and reads the answer until the server closes it.</summary>
    public static async Task<Answer> SendAsync(Uri server, string request)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var connection = new TcpClient();
        await connection.ConnectAsync(server.Host, server.Port, cancellation);
        var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), cancellation);
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var text = await reader.ReadToEndAsync(cancellation);

        var (head, _, body) = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) is var end and >= 0 ? (text[..end], 0, text[(end + 4)..]) : (text, 0, "");
        var lines = head.Split("\r\n");
        Assert.True(lines[0].StartsWith("HTTP/1.1 ", StringComparison.Ordinal), $"{request} was answered: \"{text}\"");
        var response = new HttpResponseMessage((HttpStatusCode)int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture)) { Content = new StringContent(body) };
        response.Content.Headers.Clear();
        foreach (var line in lines.Skip(1).Select(line => line.Split(": ", 2)))
        {
            if (!response.Headers.TryAddWithoutValidation(line[0], line[^1]))
            {
                response.Content.Headers.TryAddWithoutValidation(line[0], line[^1]);
            }
        }

        return await Answer.ReadAsync(response);
    }
}
