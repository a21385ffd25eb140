namespace Iurc.Programme.Mending;

/// <summary>A kind of change that is made in what somebody has written, before it is stored.</summary>
/// <param name="One">What is said of one such change, as a composite format string: {1} is <see cref="Change.What"/>.</param>
/// <param name="Many">What is said of several: {0} is their number, {1} the names of those that have one, with commas between them. Null to say <paramref name="One"/> of each.</param>
public sealed record ChangeKind(string One, string? Many = null);

/// <summary>One change in what somebody has written. Nothing is changed in silence: whoever wrote it is told.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Position">Where, in UTF-16 units from the beginning of what was written.</param>
/// <param name="What">The name or the words of what was changed, if that helps: short, and plain text.</param>
public sealed record Change(ChangeKind Kind, int Position, string What = "");

/// <summary>A text as it is stored.</summary>
/// <param name="Text">The text: exactly what was written, if there are no changes.</param>
/// <param name="Changes">What was changed, in the order of the text.</param>
public sealed record Mended(string Text, IReadOnlyList<Change> Changes);
