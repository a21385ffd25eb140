using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Shapes;
using OrchardCore.DisplayManagement.Zones;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Editorial.Proposals;

/// <summary>
/// Takes from a line of the lists what its reader cannot do. Orchard 3.0.1 shows an empty menu to those who may only preview, offers to discard
/// a draft to those who may not.
/// </summary>
public sealed class OfferedActions(IHttpContextAccessor httpContextAccessor, IAuthorizationService authorization) : IContentDisplayHandler
{
    /// <inheritdoc />
    public async Task BuildDisplayAsync(ContentItem contentItem, BuildDisplayContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.DisplayType != OrchardCoreConstants.DisplayType.SummaryAdmin || context.Shape is not IZoneHolding line)
        {
            return;
        }

        if (!await MayAsync(CommonPermissions.PublishContent) && !await MayAsync(CommonPermissions.DeleteContent) && !await MayAsync(CommonPermissions.CloneContent))
        {
            Remove("ActionsMenu", "ContentsButtonActions_SummaryAdmin");
        }

        async Task<bool> MayAsync(Permission permission) => httpContextAccessor.HttpContext?.User is { } user && await authorization.AuthorizeAsync(user, permission, contentItem);

        void Remove(string zone, string shape)
        {
            if (line.Zones.IsNotEmpty(zone) && line.Zones[zone] is Shape shapes)
            {
                shapes.Remove(shape);
            }
        }
    }

    /// <inheritdoc />
    public Task BuildEditorAsync(ContentItem contentItem, BuildEditorContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task UpdateEditorAsync(ContentItem contentItem, UpdateEditorContext context) => Task.CompletedTask;
}
