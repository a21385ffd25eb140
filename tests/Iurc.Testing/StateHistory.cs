using System.Collections.Concurrent;

namespace Iurc.Testing;

/// <summary>
/// The states that something on a page has been in, in order, and how many of them have been acknowledged. Whoever asks now may be
/// shown the last of those, or one that began after.
/// </summary>
public sealed class StateHistory
{
    private readonly ConcurrentQueue<int> _states = new();
    private volatile int _acknowledged;

    /// <summary>How many states have been acknowledged so far.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>The last state that has begun.</summary>
    public int Current => _states.Last();

    /// <summary>Says that a change to this state is about to be made.</summary>
    public void Begin(int state) => _states.Enqueue(state);

    /// <summary>Says that the change has been made, as far as its author knows.</summary>
    public void Acknowledge() => _acknowledged = _states.Count;

    /// <summary>What somebody may be shown who asked when <paramref name="acknowledged"/> states were, one at least.</summary>
    public IReadOnlyList<int> PossibleSince(int acknowledged) => [.. _states.Skip(acknowledged - 1)];
}
