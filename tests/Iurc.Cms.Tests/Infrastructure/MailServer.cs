using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using System.Threading.Channels;
using MimeKit;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Settings;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>A mail server in this process, which keeps what it gets (RFC 5321).</summary>
internal sealed partial class MailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Channel<(string To, MimeMessage Message)> _mails = Channel.CreateUnbounded<(string, MimeMessage)>();
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    /// <summary>Begins to listen.</summary>
    /// <param name="isShut">Whether it says nothing to anybody until <see cref="Open"/>.</param>
    public MailServer(bool isShut = false)
    {
        _listener.Start();
        if (!isShut)
        {
            Open();
        }

        _serving = ServeAsync();
    }

    /// <summary>Where the site is for those who get its mails. The tests' visitors call it by another name.</summary>
    public const string Origin = "https://iurc.example.eu";

    private int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Answers from now on.</summary>
    public void Open() => _opened.TrySetResult();

    /// <summary>Ends it: nobody listens there any more.</summary>
    public void Stop() => _listener.Stop();

    /// <summary>Sets the site up as the host's settings do, and tells it its address.</summary>
    public async Task SetUpAsync(Tenant tenant)
    {
        await tenant.UsingAsync(async services =>
        {
            var sites = services.GetRequiredService<ISiteService>();
            var settings = await sites.LoadSiteSettingsAsync();
            settings.BaseUrl = Origin;
            await sites.UpdateSiteSettingsAsync(settings);
        });
        await tenant.ConfigureAsync(
            ("OrchardCore_Email_Smtp:DefaultSender", "site@example.eu"), ("OrchardCore_Email_Smtp:DeliveryMethod", "Network"), ("OrchardCore_Email_Smtp:Host", "127.0.0.1"),
            ("OrchardCore_Email_Smtp:Port", Port.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("OrchardCore_Email_Smtp:EncryptionMethod", "None"));
    }

    /// <summary>The next mail, as soon as it is there.</summary>
    public async Task<Mail> ReceiveAsync()
    {
        var (to, message) = await _mails.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        return new Mail(to, message.Subject ?? "", message.TextBody?.ReplaceLineEndings("\n") ?? "", message.HtmlBody ?? "", message.From.ToString());
    }

    /// <summary>Whether there is one that nobody has asked for.</summary>
    public bool HasMore => _mails.Reader.Count > 0;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        await _serving;
        _end.Dispose();
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_end.Token);
                await _opened.Task.WaitAsync(_end.Token);
                await TalkAsync(client);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
        {
            // The test is over, or has stopped it.
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        await using var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream) { AutoFlush = true, NewLine = "\r\n" };
        await writer.WriteLineAsync("220 localhost");
        var (to, text, isText) = ("", new StringBuilder(), false);
        while (await reader.ReadLineAsync(_end.Token) is { } line)
        {
            if (isText && line != ".")
            {
                text.Append(line.StartsWith("..", StringComparison.Ordinal) ? line[1..] : line).Append("\r\n");
                continue;
            }

            if (isText)
            {
                using var bytes = new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()));
                _mails.Writer.TryWrite((to, await MimeMessage.LoadAsync(bytes, _end.Token)));
                isText = false;
            }
            else if (line.StartsWith("RCPT TO:", StringComparison.OrdinalIgnoreCase))
            {
                to = line[8..].Trim('<', '>', ' ').Split('>')[0];
            }

            isText = line == "DATA";
            await writer.WriteLineAsync(isText ? "354 Go on" : line == "QUIT" ? "221 Bye" : "250 OK");
            if (line == "QUIT")
            {
                return;
            }
        }
    }

    /// <summary>A mail.</summary>
    internal sealed partial record Mail(string To, string Subject, string Text, string Html, string From)
    {
        /// <summary>The path of the one link that leads to <paramref name="page"/>, as a browser of the tests opens it; it is the same in both bodies.</summary>
        public string PathOf(string page)
        {
            var address = Assert.Single(Address().Matches(Text), match => match.Value.Contains(page, StringComparison.Ordinal)).Value;
            Assert.StartsWith(Origin + "/", address, StringComparison.Ordinal);
            Assert.Contains(WebUtility.HtmlEncode(address), WebUtility.HtmlEncode(WebUtility.HtmlDecode(Html)), StringComparison.Ordinal);
            return address[Origin.Length..];
        }

        [GeneratedRegex(@"https?://\S+")]
        private static partial Regex Address();
    }
}
