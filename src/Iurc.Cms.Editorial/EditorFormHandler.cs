using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement.Handlers;

namespace Iurc.Cms.Editorial;

/// <summary>Adds something to the form on which an item is written, and to no form within it.</summary>
public abstract class EditorFormHandler(IHttpContextAccessor httpContextAccessor) : IContentDisplayHandler
{
    /// <inheritdoc />
    public Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context) => AddIfAboutAsync(contentItem, context);

    /// <inheritdoc />
    public Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context) => AddIfAboutAsync(contentItem, context);

    /// <summary>Adds it.</summary>
    protected abstract Task AddAsync(ContentItem item, BuildShapeContext context);

    private Task AddIfAboutAsync(ContentItem item, BuildShapeContext context)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(context);

        return EditorPage.IsAbout(httpContextAccessor.HttpContext, item, context) ? AddAsync(item, context) : Task.CompletedTask;
    }
}
