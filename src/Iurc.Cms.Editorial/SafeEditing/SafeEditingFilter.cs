using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using OrchardCore.Data.Documents;
using OrchardCore.Locking.Distributed;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>
/// Finds out, before Orchard's editor reads or changes anything, which version is stored, and lets the saves of one item happen one
/// after the other, each up to its end: of two that come at the same moment the second must find what the first has stored.
/// </summary>
public sealed class SafeEditingFilter(OpenedItem opened, StoredVersions versions, IDocumentStore documents, IDistributedLock locks) : IAsyncActionFilter
{
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_longestSave = TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var request = context.HttpContext.Request;
        var action = EditorPage.ActionOf(context.RouteData.Values);
        if (action is null)
        {
            await next();
            return;
        }

        var id = action == EditorPage.Edit ? context.RouteData.Values["contentItemId"] as string : null;
        if (!HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            opened.Stored = id is null ? null : await versions.FindAsync(id);
            await next();
            return;
        }

        var form = await request.ReadFormAsync(context.HttpContext.RequestAborted);
        opened.IsSent = true;
        opened.Base = form[OpenedItem.BaseField];
        opened.Work = SavedWork.Checked(form[OpenedItem.WorkField]);
        if (id is null)
        {
            SavedWork.Tell(context.HttpContext, await next(), opened.Work);
            return;
        }

        var (locker, locked) = await locks.TryAcquireLockAsync("Iurc.Cms.Editorial.SafeEditing." + id, s_longestWait, s_longestSave);
        if (!locked)
        {
            context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
            return;
        }

        await using (locker)
        {
            opened.Stored = await versions.FindAsync(id);
            opened.IsOutdated = opened.Stored is { } stored && StoredVersions.TokenOf(stored) is var token
                && token != opened.Base && token != form[OpenedItem.ReplaceField];

            var executed = await next();
            if (SavedWork.IsDone(executed))
            {
                // Orchard would do it at the end of the request, when the next save may have begun.
                await documents.CommitAsync();
                SavedWork.Tell(context.HttpContext, executed, opened.Work);
            }
        }
    }
}
