namespace Iurc.Programme.Links;

/// <summary>The outcome of one visit to an external address.</summary>
/// <param name="Finding">What was found.</param>
/// <param name="Status">The HTTP status of the last answer; 0 when there was none.</param>
/// <param name="MovedTo">Where the page is now, when it has moved for good.</param>
public sealed record LinkAnswer(LinkFinding Finding, int Status = 0, string? MovedTo = null);
