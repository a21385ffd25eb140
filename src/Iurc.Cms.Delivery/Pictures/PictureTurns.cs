using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>Bounds how many pictures are in memory at once: as many as there are processors. A picture that waits for its reader is small.</summary>
public sealed class PictureTurns : IDisposable
{
    private static readonly object s_key = new();

    private readonly SemaphoreSlim _turns = new(Environment.ProcessorCount);

    /// <summary>Waits until the picture of a request may be decoded.</summary>
    public async Task TakeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        await _turns.WaitAsync(context.RequestAborted);
        context.Items[s_key] = true;
    }

    /// <summary>Waits until a picture may be decoded that no request asks for. Whoever has the turn gives it back by disposing of it.</summary>
    public async Task<IDisposable> TakeAsync(CancellationToken stop)
    {
        await _turns.WaitAsync(stop);
        return new Turn(_turns);
    }

    /// <summary>Gives the turn back, if the request has one, and says whether it had.</summary>
    public bool GiveBack(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (!context.Items.Remove(s_key))
        {
            return false;
        }

        _turns.Release();
        return true;
    }

    /// <inheritdoc />
    public void Dispose() => _turns.Dispose();

    private sealed class Turn(SemaphoreSlim turns) : IDisposable
    {
        public void Dispose() => turns.Release();
    }
}
