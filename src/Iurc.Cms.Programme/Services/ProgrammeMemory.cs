using System.Collections.Concurrent;
using Iurc.Cms.Programme.Changes;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement.Records;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Programme.Services;

/// <summary>
/// Keeps in memory what nearly every page asks of the programme and what takes the longer the more testimonials there are, until
/// something changes, at whichever node.
/// </summary>
public sealed class ProgrammeMemory(SiteGeneration generation)
{
    private volatile ProgrammeSnapshot _snapshot = new(-1);

    /// <summary>
    /// What is known of the programme as it is now, for this scope: the other nodes are asked once, and then not for each link of a page.
    /// It may be filled with what was read after this call, but not before.
    /// </summary>
    public async ValueTask<ProgrammeSnapshot> GetAsync()
    {
        if (ShellScope.GetFeature<ProgrammeSnapshot>() is { } own)
        {
            return own;
        }

        // Where a change is being stored just now, or nobody knows, nothing is of use that was read before, nor to anybody else.
        var snapshot = await generation.CatchUpAsync() ? Current() : new ProgrammeSnapshot(-1);
        ShellScope.SetFeature(snapshot);
        return snapshot;
    }

    private ProgrammeSnapshot Current()
    {
        var number = generation.Number;
        var snapshot = _snapshot;
        return snapshot.Generation == number ? snapshot : _snapshot = new ProgrammeSnapshot(number);
    }
}

/// <summary>What has been read of the programme since the last change.</summary>
/// <param name="generation">The <see cref="SiteGeneration"/> in which it was read.</param>
public sealed class ProgrammeSnapshot(long generation)
{
    /// <summary>The <see cref="SiteGeneration"/> in which it was read.</summary>
    public long Generation => generation;

    /// <summary>All published phases in order; null until somebody has read them.</summary>
    public IReadOnlyList<PhaseFacts>? Phases { get; set; }

    /// <summary>All published regions in order; null until somebody has read them.</summary>
    public IReadOnlyList<RegionFacts>? Regions { get; set; }

    /// <summary>How many testimonials there are of a phase and a region, each null for all.</summary>
    public ConcurrentDictionary<(string? PhaseId, string? RegionId), int> TestimonialCounts { get; } = new();

    /// <summary>How many items a list of the admin holds, by what it is narrowed to.</summary>
    public ConcurrentDictionary<string, int> ListCounts { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the parts of a list of the admin begin, by what it is narrowed to and its order.</summary>
    public ConcurrentDictionary<string, ListMarks<ContentItemIndex>> AdminListMarks { get; } = new(StringComparer.Ordinal);

    /// <summary>The groups of a sorted list of the admin, and how many items each has, by what it is narrowed to and its order.</summary>
    public ConcurrentDictionary<string, IReadOnlyList<(string Group, int Count)>> AdminListGroups { get; } = new(StringComparer.Ordinal);

    /// <summary>The content item ids by handle, as the theme names items.</summary>
    public ConcurrentDictionary<string, string> Handles { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where items are published, by address as a request names it.</summary>
    public Answers<AutorouteEntry> AddressesByPath { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Where items are published, by the id of the item, or of the item inside another.</summary>
    public Answers<AutorouteEntry> AddressesById { get; } = new(StringComparer.Ordinal);

    /// <summary>In which language an item is published, by its id.</summary>
    public Answers<IReadOnlyList<LocalizationEntry>> TranslationsById { get; } = new(StringComparer.Ordinal);

    /// <summary>In which languages an item is published, by what its translations have in common.</summary>
    public Answers<IReadOnlyList<LocalizationEntry>> TranslationsBySet { get; } = new(StringComparer.Ordinal);

    /// <summary>Which words that published pages have are one slip of the finger away from a word of a query, by its spellings.</summary>
    public Answers<IReadOnlyList<string>> WordsNear { get; } = new(StringComparer.Ordinal);

    /// <summary>What features have found out by looking at much content, by the class that looks.</summary>
    public ConcurrentDictionary<Type, object> Findings { get; } = new();

    /// <summary>Where the parts of the list of a phase and a region begin, each null for all.</summary>
    public ConcurrentDictionary<(string? PhaseId, string? RegionId), ListMarks<TestimonialMark>> ListMarks { get; } = new();
}
