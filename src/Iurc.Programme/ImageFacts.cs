namespace Iurc.Programme;

/// <summary>A picture of the media library.</summary>
/// <param name="Path">Its path in the media library.</param>
/// <param name="Text">What it shows, for readers who cannot see it; empty for a picture that only decorates.</param>
public sealed record ImageFacts(string Path, string Text);
