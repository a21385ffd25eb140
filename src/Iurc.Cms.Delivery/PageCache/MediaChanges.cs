using Iurc.Cms.Programme.Changes;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Media.Events;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>Says that media change. Any page may show them. Orchard makes one of these for the whole shell.</summary>
internal sealed class MediaChanges : IMediaEventHandler, IMediaCreatingEventHandler
{
    /// <inheritdoc />
    public async Task<Stream> MediaCreatingAsync(MediaCreatingContext context, Stream creatingStream)
    {
        await Changed();
        return creatingStream;
    }

    /// <inheritdoc />
    public Task MediaDeletedFileAsync(MediaDeletedContext context) => Changed();

    /// <inheritdoc />
    public Task MediaDeletedDirectoryAsync(MediaDeletedContext context) => Changed();

    /// <inheritdoc />
    public Task MediaMovedAsync(MediaMoveContext context) => Changed();

    private static Task Changed()
        => ShellScope.Services?.GetRequiredService<SiteChanges>().ChangeAsync(ChangeTags.Anything) ?? Task.CompletedTask;
}
