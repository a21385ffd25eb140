using System.Collections.Concurrent;

namespace Iurc.Cms.Delivery.LogIn.Tries;

/// <summary>What somebody knew who tried to log in.</summary>
internal enum TriedWith
{
    /// <summary>The name only.</summary>
    WrongPassword,

    /// <summary>The password too: the second factor was wrong.</summary>
    RightPassword,
}

/// <summary>
/// Names whose owners are to be told that somebody tries to log in as them. They are told later, by <see cref="TellOwners"/>: an answer that
/// waits for a mail would tell that the name is one of the site's.
/// </summary>
internal sealed class OwnersToTell
{
    private const int Most = 1000;
    private readonly ConcurrentDictionary<string, TriedWith> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Notes a name, which need not be one of the site's.</summary>
    public void Add(string name, TriedWith with)
    {
        if (_names.Count < Most || with == TriedWith.RightPassword)
        {
            _names.AddOrUpdate(name, with, (_, before) => before > with ? before : with);
        }
    }

    /// <summary>Takes all names out.</summary>
    public IReadOnlyCollection<KeyValuePair<string, TriedWith>> Take()
    {
        var taken = new List<KeyValuePair<string, TriedWith>>();
        foreach (var name in _names.Keys)
        {
            if (_names.TryRemove(name, out var with))
            {
                taken.Add(new(name, with));
            }
        }

        return taken;
    }
}
