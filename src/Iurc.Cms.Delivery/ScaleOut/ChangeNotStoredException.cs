namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>A change has not been stored, because the other nodes could not have been told of it. It can be tried again later.</summary>
public sealed class ChangeNotStoredException()
    : Exception("The change has not been stored: Redis cannot be reached, so the other nodes would not learn of it.");
