using Iurc.Programme.Mending;
using Iurc.Programme.RichTexts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentPreview;
using OrchardCore.DisplayManagement.Handlers;

namespace Iurc.Cms.Programme.Mending;

/// <summary>
/// Mends texts in the admin's forms, and says in one yellow message what was changed. It goes by what was typed, and not by what the
/// editors of the fields have left of it; and what it puts back into a form that is refused is mended as well, so that nothing in it runs.
/// </summary>
public sealed class MendingDisplayHandler(MendedChanges changes, IHttpContextAccessor httpContextAccessor) : IContentDisplayHandler
{
    /// <inheritdoc />
    public Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // A preview stores nothing.
        if (httpContextAccessor.HttpContext?.Features.Get<ContentPreviewFeature>()?.Previewing == true)
        {
            return Task.CompletedTask;
        }

        // Items within others have a form within its form, which has come here before it.
        changes.Add(ItemTexts.Mend(contentItem, (place, text, isOwn) => isOwn ? MendTyped(place, text, context) : TextMenders.Mend(place, text)));
        return string.IsNullOrEmpty(context.HtmlFieldPrefix) ? changes.SayAsync() : Task.CompletedTask;
    }

    private static Mended MendTyped(TextPlace place, string text, UpdateEditorContext context)
    {
        var isRich = place.Path.EndsWith(".Html", StringComparison.Ordinal);
        var fields = context.Updater.ModelState;
        var key = KeysOf(place.Path, context.HtmlFieldPrefix).FirstOrDefault(name => fields.ContainsKey(name));
        var typed = isRich && key is not null ? fields[key]?.AttemptedValue ?? text : text;
        var mended = TextMenders.Mend(place, typed);
        var stored = isRich ? RichTextMender.ToStoreWithIds(mended.Text).Text : mended.Text;
        // A field that is not changed shows just what was sent.
        if (key is not null && stored != typed)
        {
            fields.SetModelValue(key, new ValueProviderResult(stored));
        }

        return mended with { Text = stored };
    }

    private static IEnumerable<string> KeysOf(string path, string? prefix)
    {
        var name = string.IsNullOrEmpty(prefix) ? path : $"{prefix}.{path}";
        yield return name;

        // As the editor of Orchard's HtmlBodyPart calls its text.
        if (name.EndsWith("HtmlBodyPart.Html", StringComparison.Ordinal))
        {
            yield return name[..^"Html".Length] + "Source";
        }
    }
}
