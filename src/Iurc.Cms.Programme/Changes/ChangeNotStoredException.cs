namespace Iurc.Cms.Programme.Changes;

/// <summary>A change has not been stored, because the other nodes could not have been told of it. It can be tried again later.</summary>
/// <param name="cause">Why not, where that is known.</param>
public sealed class ChangeNotStoredException(Exception? cause = null)
    : Exception("The change has not been stored: Redis cannot be reached, so the other nodes would not learn of it.", cause);
