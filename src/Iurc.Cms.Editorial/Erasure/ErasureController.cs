using Iurc.Cms.Editorial.InternalLinks;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Localization;
using OrchardCore.Admin;
using OrchardCore.ContentManagement;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>Where an administrator erases an item for good, after having typed a word.</summary>
[Feature(FeatureIds.Erasure)]
[Admin("Erasure/{action}", "Iurc.Erasure.{action}")]
public sealed class ErasureController(
    ContentErasure erasure, FreedSpace freed, Referrers referrers, IAuthorizationService authorization, INotifier notifier, IHtmlLocalizer<ErasureController> localizer) : Controller
{
    /// <summary>Lists what has been removed, and is still in the history.</summary>
    [HttpGet]
    [Admin("Erasure", "Iurc.Erasure.Index")]
    public async Task<IActionResult> Index()
        => await MayEraseAsync() ? View(await erasure.RemovedAsync()) : Forbid();

    /// <summary>Says what will go, and asks for a word, so that nobody erases by a slip of the hand.</summary>
    [HttpGet]
    [Admin("Erasure/Item/{contentItemId}", "Iurc.Erasure.Item")]
    public async Task<IActionResult> Item(string contentItemId)
    {
        if (!await MayEraseAsync())
        {
            return Forbid();
        }

        return await erasure.VersionsAsync(contentItemId) is { Count: > 0 } versions ? View(await ModelAsync(versions)) : NotFound();
    }

    /// <summary>Erases it.</summary>
    /// <param name="contentItemId">The item.</param>
    /// <param name="word">What was typed.</param>
    /// <param name="withFiles">Whether the files that nothing else uses go too.</param>
    [HttpPost]
    [ValidateAntiForgeryToken]
    [ActionName(nameof(Item))]
    [Admin("Erasure/Item/{contentItemId}", "Iurc.Erasure.Item")]
    public async Task<IActionResult> Erase(string contentItemId, string? word, bool withFiles)
    {
        if (!await MayEraseAsync())
        {
            return Forbid();
        }

        if (await erasure.VersionsAsync(contentItemId) is not { Count: > 0 } versions)
        {
            return NotFound();
        }

        if (!string.Equals(word?.Trim(), Word, StringComparison.OrdinalIgnoreCase))
        {
            ModelState.AddModelError("word", localizer.GetString("Nothing has been erased. Type the word {0} to erase it.", Word).Value);
            return View(await ModelAsync(versions));
        }

        switch (await erasure.EraseAsync(versions, withFiles))
        {
            case ErasureResult.Refused:
                return RedirectToAction(nameof(Item), new { contentItemId });
            case ErasureResult.SpaceNotCleaned:
                await notifier.WarningAsync(localizer["It has been erased, but the database's file may still hold the bytes, because others were at work. Press “Clean the database” in a quiet moment."]);
                break;
            default:
                await notifier.SuccessAsync(localizer["It has been erased for good. The audit trail says that you have erased something, and not what. Back-ups still hold it."]);
                break;
        }

        return RedirectToAction(nameof(Index));
    }

    /// <summary>Takes what was deleted out of the database's file, where that is SQLite's.</summary>
    [HttpPost]
    [ValidateAntiForgeryToken]
    public async Task<IActionResult> Clean()
    {
        if (!await MayEraseAsync())
        {
            return Forbid();
        }

        if (await freed.CleanAsync())
        {
            await notifier.SuccessAsync(localizer["The database holds nothing any more of what was erased."]);
        }
        else
        {
            await notifier.WarningAsync(localizer["Others are at work in the database. Try again in a quiet moment."]);
        }

        return RedirectToAction(nameof(Index));
    }

    private Task<bool> MayEraseAsync() => authorization.AuthorizeAsync(User, Permissions.EraseContent);

    // A title may be long, and in letters that a keyboard does not have.
    private string Word => localizer["ERASE"].Value;

    private async Task<ErasureViewModel> ModelAsync(IReadOnlyList<ContentItem> versions) => new(
        versions, Word, await erasure.DescribeAsync(versions), await erasure.FilesOfAsync(versions), await erasure.CopiesOfAsync(versions), await referrers.FindAsync([versions[0].ContentItemId]));
}

/// <summary>What the page shows that asks.</summary>
/// <param name="Versions">All versions, the newest first.</param>
/// <param name="Word">What has to be typed.</param>
/// <param name="Kept">What else will go, in words.</param>
/// <param name="Files">The files that it uses.</param>
/// <param name="Copies">The copies and translations of it that have not been published yet. They stay.</param>
/// <param name="Referrers">What leads to it.</param>
public sealed record ErasureViewModel(
    IReadOnlyList<ContentItem> Versions, string Word, IReadOnlyList<string> Kept, IReadOnlyList<UsedFile> Files, IReadOnlyList<ContentItem> Copies, ReferrerList Referrers);
