using System.Net;
using Iurc.Programme.Mending;
using Microsoft.AspNetCore.Mvc.Localization;
using Microsoft.Extensions.Localization;
using OrchardCore.DisplayManagement.Notify;

namespace Iurc.Cms.Programme.Mending;

/// <summary>What this request has changed in what somebody wrote. It is said in one message.</summary>
public sealed class MendedChanges(INotifier notifier, IStringLocalizer<MendedChanges> localizer)
{
    private readonly List<Change> _changes = [];

    /// <summary>Remembers changes.</summary>
    public void Add(IEnumerable<Change> changes) => _changes.AddRange(changes);

    /// <summary>Says all that it remembers, and forgets it.</summary>
    public async Task SayAsync()
    {
        var sentences = ChangeSummary.Of(_changes).Select(said => localizer[said.Format, said.Arguments].Value).ToList();
        _changes.Clear();
        if (sentences.Count > 0)
        {
            var lead = localizer["What you wrote was tidied up:"].Value;
            await notifier.WarningAsync(new LocalizedHtmlString("Mended",
                $"<p>{WebUtility.HtmlEncode(lead)}</p><ul class=\"mb-0\" data-iurc-mended>{string.Concat(sentences.Select(sentence => $"<li>{WebUtility.HtmlEncode(sentence)}</li>"))}</ul>"));
        }
    }
}
