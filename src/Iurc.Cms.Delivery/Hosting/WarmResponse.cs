using Microsoft.AspNetCore.Http.Features;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>An answer that nobody gets. What was to be done when it starts, such as setting headers, is done when it is there.</summary>
internal sealed class WarmResponse : HttpResponseFeature
{
    private readonly Stack<(Func<object, Task> Callback, object State)> _starting = new();

    /// <inheritdoc />
    public override void OnStarting(Func<object, Task> callback, object state) => _starting.Push((callback, state));

    /// <summary>Does what was put off until the answer starts, the last first.</summary>
    public async Task StartAsync()
    {
        while (_starting.TryPop(out var next))
        {
            await next.Callback(next.State);
        }
    }
}
