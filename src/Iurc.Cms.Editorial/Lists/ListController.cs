using Microsoft.AspNetCore.Mvc;
using OrchardCore.Admin;
using OrchardCore.Modules;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// Takes the filters of a list, words and selects, and leads to the list with both in the filter box. Whichever was changed counts: a select
/// that was left alone does not undo what was typed.
/// </summary>
[Feature(FeatureIds.Lists)]
[Admin("Lists/Filter/{type?}", "IurcLists")]
public sealed class ListController(FilterText words, ListControls controls) : Controller
{
    /// <summary>Leads to the filtered list. It shows nothing itself: the list knows who may see what.</summary>
    /// <param name="type">The type that is listed; empty for all.</param>
    /// <param name="q">What the filter box says now.</param>
    /// <param name="was">What it said when the page was made.</param>
    [HttpGet]
    public async Task<IActionResult> Filter(string? type, string? q, string? was)
    {
        var (now, before, isChanged) = (words.Read(q), words.Read(was).ToList(), false);
        foreach (var word in ListControls.Words.Where(word => Request.Query.ContainsKey(word + "-is")))
        {
            var chosen = Request.Query[word + "-is"].ToString();
            if (chosen != await controls.SelectedAsync(word, FilterText.Value(before, word)))
            {
                FilterText.Set(now, word, chosen);
                isChanged = true;
            }
        }

        var text = isChanged ? now.ToString() : (q ?? "").Trim();
        return RedirectToAction("List", "Admin", new { area = "OrchardCore.Contents", contentTypeId = string.IsNullOrEmpty(type) ? null : type, q = text.Length == 0 ? null : text });
    }
}
