using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Where a site sends its metrics and traces to: OTLP over HTTP.</summary>
internal sealed class TelemetryReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, string> _received = [];
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private TelemetryReceiver(WebApplication app) => _app = app;

    public string Address => _app.Urls.Single();

    public static async Task<TelemetryReceiver> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var receiver = new TelemetryReceiver(builder.Build());
        receiver._app.Run(receiver.ReceiveAsync);
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Waits until a text has been sent to a path: names are plain text within the protocol's messages.</summary>
    public async Task WaitForAsync(string path, string text)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_received.GetValueOrDefault(path, "").Contains(text, StringComparison.Ordinal))
                {
                    return;
                }

                more = _more.Task;
            }

            await more.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task ReceiveAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        lock (_lock)
        {
            var path = context.Request.Path.Value!;
            _received[path] = _received.GetValueOrDefault(path, "") + Encoding.Latin1.GetString(body.ToArray());
            _more.SetResult();
            _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
