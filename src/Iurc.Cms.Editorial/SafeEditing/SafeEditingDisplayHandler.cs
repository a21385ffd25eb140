using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Zones;
using OrchardCore.Modules;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>
/// Puts into the form which version the editor started from, and refuses a form when another one is stored by now. A handler of the
/// whole item: it runs when all fields have been read, so that the form can show again what was typed into them.
/// </summary>
public sealed class SafeEditingDisplayHandler(
    OpenedItem opened,
    Differences differences,
    IHttpContextAccessor httpContextAccessor,
    ILocalClock clock,
    IResourceManager resources,
    IStringLocalizer<SafeEditingDisplayHandler> localizer) : IContentDisplayHandler
{
    /// <inheritdoc />
    public Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public async Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(contentItem);
        ArgumentNullException.ThrowIfNull(context);

        if (EditorPage.IsAbout(httpContextAccessor.HttpContext, contentItem, context))
        {
            await AddAsync(contentItem, context, _ => { });
        }
    }

    /// <inheritdoc />
    public async Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(contentItem);
        ArgumentNullException.ThrowIfNull(context);

        if (!EditorPage.IsAbout(httpContextAccessor.HttpContext, contentItem, context))
        {
            return;
        }

        if (opened is not { IsOutdated: true, Stored: { } stored })
        {
            await AddAsync(contentItem, context, _ => { });
            return;
        }

        var author = string.IsNullOrWhiteSpace(stored.Author) ? localizer["Somebody"].Value : stored.Author;
        var when = await WhenAsync(stored.ModifiedUtc);
        context.Updater.ModelState.AddModelError("", string.IsNullOrEmpty(opened.Base)
            ? localizer["Nothing was saved, because the form does not say which version it started from. The newest was saved by {0} on {1}.", author, when]
            : localizer["Nothing was saved, because {0} saved this item on {1}, after you had opened it.", author, when]);

        var found = await differences.BetweenAsync(contentItem, stored);
        await AddAsync(contentItem, context, model =>
        {
            model.Newer = StoredVersions.TokenOf(stored);
            model.NewerAuthor = author;
            model.Differences = found;
        });
    }

    private async Task<string> WhenAsync(DateTime? utc)
        => utc is { } time
            ? (await clock.ConvertToLocalAsync(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)))).ToString("d MMMM yyyy, HH:mm", CultureInfo.CurrentCulture)
            : localizer["an unknown day"];

    private async Task AddAsync(ContentItem item, BuildShapeContext context, Action<SafeEditingViewModel> complete)
    {
        var http = httpContextAccessor.HttpContext!;
        var shape = await context.ShapeFactory.CreateAsync<SafeEditingViewModel>("IurcSafeEditing_Edit", model =>
        {
            // A form that was refused keeps the version that it started from: it would be refused again.
            model.Base = (opened.IsSent ? opened.Base : opened.Stored is { } stored ? StoredVersions.TokenOf(stored) : null) ?? "";
            model.Work = opened.Work ?? "";
            model.IsUnsaved = opened.IsSent;
            model.WasStale = !opened.IsSent && http.Request.Query.ContainsKey(StaleFormFilter.Key);
            model.UserName = http.User.Identity?.Name ?? "";
            model.Subject = EditorPage.ActionOf(http.Request.RouteValues) == EditorPage.Edit ? item.ContentItemId : item.ContentType;
            model.SitePath = SavedWork.PathOf(http);
            complete(model);
        });
        await ((IZoneHolding)context.Shape).Zones["Content"].AddAsync(shape, "before");
        resources.RegisterUrl("script", "~/Iurc.Cms.Editorial/scripts/safe-editing.js", null).AtFoot().ShouldAppendVersion(true);
    }
}
