using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Services;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Handlers;

/// <summary>Sees to it that <see cref="ProgrammeMemory"/> forgets when a phase, a region or a testimonial changes.</summary>
public sealed class ProgrammeMemoryHandler(IServiceProvider services, ProgrammeChanges changes) : ContentChangeHandler
{
    /// <inheritdoc />
    protected override Task ChangedAsync(ContentItem item)
    {
        if (item.ContentType is not (nameof(Phase) or nameof(Region) or nameof(Testimonial)))
        {
            return Task.CompletedTask;
        }

        changes.HasAny = true;
        return services.GetRequiredService<ProgrammeMemory>().ForgetAsync();
    }
}

/// <summary>Whether this scope has changed the programme: what it reads before it commits is its own, and not for all.</summary>
public sealed class ProgrammeChanges
{
    /// <summary>Whether there is any change.</summary>
    public bool HasAny { get; set; }
}
