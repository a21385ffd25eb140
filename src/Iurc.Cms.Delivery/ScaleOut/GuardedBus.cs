using Microsoft.Extensions.Logging;
using OrchardCore.Caching.Distributed;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Orchard's messages between nodes, which nobody waits to send when Redis does not answer.</summary>
public sealed class GuardedBus(IMessageBus inner, RedisCircuit circuit, ILogger<GuardedBus> logger) : IMessageBus
{
    /// <inheritdoc />
    public Task SubscribeAsync(string channel, Action<string, string> handler) => inner.SubscribeAsync(channel, handler);

    /// <inheritdoc />
    public async Task PublishAsync(string channel, string message)
    {
        if (circuit.IsOpen)
        {
            logger.LogError("Redis does not answer: the other nodes are not told \"{Message}\" on the channel \"{Channel}\".", message, channel);
            return;
        }

        await inner.PublishAsync(channel, message);
    }
}
