using System.Collections.Concurrent;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using OrchardCore;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement.Records;
using OrchardCore.ContentManagement.Routing;
using OrchardCore.Data.Documents;
using OrchardCore.Documents;

namespace Iurc.Cms.Programme.Services;

/// <summary>Has another identifier after each change of content, on all nodes. Nothing else is in it.</summary>
public sealed class ProgrammeState : Document;

/// <summary>
/// Keeps in memory what nearly every page asks of the programme and what takes the longer the more testimonials there are, until
/// something changes. Orchard tells the nodes of a change in the same way as it would for its own table of addresses.
/// </summary>
public sealed class ProgrammeMemory(IVolatileDocumentManager<ProgrammeState> states)
{
    private volatile ProgrammeSnapshot _snapshot = new("");

    /// <summary>What is known of the programme as it is now. It may be filled with what was read after this call, but not before.</summary>
    public async ValueTask<ProgrammeSnapshot> GetAsync()
    {
        var state = await states.GetOrCreateImmutableAsync(() => Task.FromResult(new ProgrammeState { Identifier = IdGenerator.GenerateId() }));
        var snapshot = _snapshot;
        return snapshot.Id == state.Identifier ? snapshot : _snapshot = new ProgrammeSnapshot(state.Identifier);
    }

    /// <summary>Forgets everything when the scope has committed its changes.</summary>
    public Task ForgetAsync() => states.UpdateAsync(new ProgrammeState());
}

/// <summary>What has been read of the programme since the last change.</summary>
/// <param name="id">The identifier of the <see cref="ProgrammeState"/>.</param>
public sealed class ProgrammeSnapshot(string id)
{
    /// <summary>The identifier of the <see cref="ProgrammeState"/>.</summary>
    public string Id => id;

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

    /// <summary>Where the parts of the list of a phase and a region begin, each null for all.</summary>
    public ConcurrentDictionary<(string? PhaseId, string? RegionId), ListMarks<TestimonialMark>> ListMarks { get; } = new();
}
