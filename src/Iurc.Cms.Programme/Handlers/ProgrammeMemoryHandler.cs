using Iurc.Cms.Programme.Services;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Handlers;

/// <summary>Sees to it that <see cref="ProgrammeMemory"/> forgets when content changes, of whatever type: it holds counts of all.</summary>
public sealed class ProgrammeMemoryHandler(IServiceProvider services, ProgrammeChanges changes) : ContentChangeHandler
{
    /// <inheritdoc />
    protected override Task ChangedAsync(ContentItem item)
    {
        changes.HasAny = true;
        return services.GetRequiredService<ProgrammeMemory>().ForgetAsync();
    }
}

/// <summary>Whether this scope has changed content: what it reads before it commits is its own, and not for all.</summary>
public sealed class ProgrammeChanges
{
    /// <summary>Whether there is any change.</summary>
    public bool HasAny { get; set; }
}
