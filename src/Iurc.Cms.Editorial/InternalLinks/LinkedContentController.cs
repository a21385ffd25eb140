using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using OrchardCore.Admin;
using OrchardCore.ContentManagement;
using OrchardCore.Contents;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>Tells the page's script what to ask before it has something taken down.</summary>
[Feature(FeatureIds.InternalLinks)]
[Admin("LinkedContent/{contentItemId}", "Iurc.LinkedContent")]
public sealed class LinkedContentController(LinkedContentQuestions questions, IContentManager content, IAuthorizationService authorization) : Controller
{
    /// <summary>The question; 204 when there is none.</summary>
    /// <param name="contentItemId">What is about to be taken down.</param>
    /// <param name="deletion">Whether it is about to be deleted.</param>
    [HttpGet]
    public async Task<IActionResult> Index(string contentItemId, bool deletion)
    {
        // Both rights are asked for by those who are about to use one of them.
        if (await content.GetAsync(contentItemId, VersionOptions.Latest) is not { } item
            || !(await authorization.AuthorizeAsync(User, CommonPermissions.DeleteContent, item) || await authorization.AuthorizeAsync(User, CommonPermissions.PublishContent, item)))
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        return await questions.AskAsync([item], deletion, User, Url) is { } question ? Json(question) : NoContent();
    }
}
