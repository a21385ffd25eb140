using Iurc.Cms.Programme.Services;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement.Handlers;

namespace Iurc.Cms.Programme.Handlers;

/// <summary>Sees to it that <see cref="ProgrammeMemory"/> forgets when content changes.</summary>
public sealed class ProgrammeMemoryHandler(IServiceProvider services, ProgrammeChanges changes) : ContentHandlerBase
{
    /// <inheritdoc />
    public override Task CreatedAsync(CreateContentContext context) => ForgetAsync();

    /// <inheritdoc />
    public override Task ImportedAsync(ImportContentContext context) => ForgetAsync();

    /// <inheritdoc />
    public override Task UpdatedAsync(UpdateContentContext context) => ForgetAsync();

    /// <inheritdoc />
    public override Task RestoredAsync(RestoreContentContext context) => ForgetAsync();

    /// <inheritdoc />
    public override Task VersionedAsync(VersionContentContext context) => ForgetAsync();

    /// <inheritdoc />
    public override Task DraftSavedAsync(SaveDraftContentContext context) => ForgetAsync();

    /// <inheritdoc />
    public override Task PublishedAsync(PublishContentContext context) => ForgetAsync();

    /// <inheritdoc />
    public override Task UnpublishedAsync(PublishContentContext context) => ForgetAsync();

    /// <inheritdoc />
    public override Task RemovedAsync(RemoveContentContext context) => ForgetAsync();

    private Task ForgetAsync()
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
