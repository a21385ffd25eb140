namespace Iurc.Programme.Mending;

/// <summary>Where a text stands.</summary>
/// <param name="ContentType">The type of the innermost item that holds it, for example <c>TextBlock</c>.</param>
/// <param name="Path">Part, field and property within that item, for example <c>Testimonial.Quote.Text</c>.</param>
public readonly record struct TextPlace(string ContentType, string Path);

/// <summary>
/// Mends texts of one kind before they are stored, on whatever way they come in. A pure function, and what it has mended it leaves
/// as it is. Add yours to <see cref="TextMenders.All"/>: the editor's forms, API, import and recipes then go through it and say what
/// was changed, and the Workbench's <c>check</c> warns of what would be.
/// </summary>
public interface ITextMender
{
    /// <summary>The text as it is to be stored, or null if this mender has nothing to do with texts of that place.</summary>
    Mended? Mend(TextPlace place, string text);
}
