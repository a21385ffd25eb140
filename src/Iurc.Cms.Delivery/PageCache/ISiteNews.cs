namespace Iurc.Cms.Delivery.PageCache;

/// <summary>Lets the page caches of several nodes know of each other's changes. A site on one node has none.</summary>
internal interface ISiteNews
{
    /// <summary>
    /// Asks whether anything has changed on another node, and if so has <paramref name="forget"/> throw all kept pages away before it
    /// returns. A change whose author has been answered before this call is known after it.
    /// </summary>
    /// <returns>Whether it could be found out. If not, kept pages may be old and must not be used.</returns>
    ValueTask<bool> CatchUpAsync(Func<ValueTask> forget);

    /// <summary>Tells the other nodes that something has changed on this one.</summary>
    ValueTask TellAsync();
}
