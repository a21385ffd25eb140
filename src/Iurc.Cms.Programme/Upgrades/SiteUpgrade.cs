namespace Iurc.Cms.Programme.Upgrades;

/// <summary>How far a site has been brought up to date. Stored as a document of its own, in the transaction of what it tells of.</summary>
public sealed class SiteUpgrade
{
    /// <summary>The document's id.</summary>
    public long Id { get; set; }

    /// <summary>The number of the last upgrade recipe that has run, or that the set-up recipe held already.</summary>
    public int Version { get; set; }

    /// <summary>Whether the items have to be indexed anew: the upgrade has switched on features with indexes of their own.</summary>
    public bool FillsIndexes { get; set; }

    /// <summary>
    /// The permissions that each role of the recipes had before the upgrade switched features on. Orchard gives roles what a new feature proposes, and
    /// all else that its module does: what staff have taken away as well.
    /// </summary>
    public IDictionary<string, IList<string>> Permissions { get; set; } = new Dictionary<string, IList<string>>();

    /// <summary>What the upgrades have brought, in words; empty once an administrator has read it.</summary>
    public IList<string> Report { get; set; } = [];
}
