using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>What the editor's form shows and sends for safe editing. Not sealed: Orchard makes a shape of it.</summary>
public class SafeEditingViewModel
{
    /// <summary>The version that the editor started from; empty for a new item.</summary>
    [BindNever]
    public string Base { get; set; } = "";

    /// <summary>The name of the work in progress; empty when the form is opened.</summary>
    [BindNever]
    public string Work { get; set; } = "";

    /// <summary>Who writes.</summary>
    [BindNever]
    public string UserName { get; set; } = "";

    /// <summary>What is written: an item, or a new one of a type.</summary>
    [BindNever]
    public string Subject { get; set; } = "";

    /// <summary>The path of the site.</summary>
    [BindNever]
    public string SitePath { get; set; } = "/";

    /// <summary>Whether the form holds something that was sent and not stored.</summary>
    [BindNever]
    public bool IsUnsaved { get; set; }

    /// <summary>Whether the form was opened anew because it could not be taken as it was sent.</summary>
    [BindNever]
    public bool WasStale { get; set; }

    /// <summary>The version that somebody else has stored; null when nobody has.</summary>
    [BindNever]
    public string? Newer { get; set; }

    /// <summary>Who has stored it.</summary>
    [BindNever]
    public string NewerAuthor { get; set; } = "";

    /// <summary>What is not the same in both.</summary>
    [BindNever]
    public IReadOnlyList<Difference> Differences { get; set; } = [];
}
