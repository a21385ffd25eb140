using Iurc.Cms.Editorial.SafeEditing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.Contents;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Proposals;

/// <summary>Says in the form what becomes of a change to a published item, and shows how a draft differs from what readers see.</summary>
public sealed class ProposalDriver(
    IHttpContextAccessor httpContextAccessor, IAuthorizationService authorization, IContentManager content, Differences differences, OpenedItem opened, SiteTime time) : ContentDisplayDriver
{
    /// <inheritdoc />
    public override async Task<IDisplayResult?> EditAsync(ContentItem model, BuildEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(model);

        // What is stored, and not what a form that was refused has made of it.
        if (httpContextAccessor.HttpContext is not { } http || !EditorPage.IsAbout(http, model, context) || opened.Stored is not { } stored
            || await content.GetAsync(stored.ContentItemId, VersionOptions.Published) is not { } published)
        {
            return null;
        }

        var mayPublish = await authorization.AuthorizeAsync(http.User, CommonPermissions.PublishContent, stored);
        if (stored.Published && mayPublish)
        {
            return null;
        }

        var saved = stored.ModifiedUtc is { } utc ? await time.SayAsync(utc) : "";
        var found = stored.Published ? [] : await differences.BetweenAsync(published, stored, asReadersSeeThem: true);
        return Initialize<ProposalViewModel>("IurcProposal_Edit", shape =>
        {
            shape.MayPublish = mayPublish;
            shape.IsDraft = !stored.Published;
            shape.IsOwn = stored.Author == http.User.Identity?.Name;
            shape.Author = stored.Author ?? "";
            shape.Saved = saved;
            shape.Differences = found;
        }).Location("Content:before");
    }

    /// <inheritdoc />
    public override Task<IDisplayResult?> UpdateAsync(ContentItem model, UpdateEditorContext context) => EditAsync(model, context);
}

/// <summary>What the form shows. Not sealed: Orchard makes a shape of it.</summary>
public class ProposalViewModel
{
    /// <summary>Whether whoever opens it may publish it.</summary>
    public bool MayPublish { get; set; }

    /// <summary>Whether there is a draft which readers do not see yet.</summary>
    public bool IsDraft { get; set; }

    /// <summary>Whether whoever opens it has saved that draft.</summary>
    public bool IsOwn { get; set; }

    /// <summary>Who has saved it.</summary>
    public string Author { get; set; } = "";

    /// <summary>When, in words.</summary>
    public string Saved { get; set; } = "";

    /// <summary>Where it is not what readers see.</summary>
    public IReadOnlyList<Difference> Differences { get; set; } = [];
}
