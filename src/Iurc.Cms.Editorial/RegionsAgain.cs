using Iurc.Cms.Programme.Upgrades;

namespace Iurc.Cms.Editorial;

/// <summary>Fills the indexes of regions anew, for migrations that have changed what the indexes hold.</summary>
internal static class RegionsAgain
{
    /// <summary>Does so when all migrations have run.</summary>
    public static void IndexLater() => Reindexing.IndexLater("Region");
}
