using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Programme.Pictures;
using Iurc.Cms.Programme.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Images;

/// <summary>How far the pictures from before an upgrade have been cleaned; for a week after all have been, that they are.</summary>
public sealed class CleanedPicturesAttention(ISession session, IAuthorizationService authorization, IStringLocalizer<CleanedPicturesAttention> localizer) : IAttentionSource
{
    private static readonly TimeSpan s_news = TimeSpan.FromDays(7);

    /// <inheritdoc />
    public string Name => "cleaned-pictures";

    /// <inheritdoc />
    public int Order => 90;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Pictures from before: what they told of their place and their camera is taken out"];

    /// <inheritdoc />
    public async Task<int> CountAsync(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        return await authorization.AuthorizeAsync(scope.User, MediaRights.ManageShared)
            && await StateAsync() is { Cleaned: > 0 } state && !(state.DoneUtc + s_news < scope.UtcNow) ? state.Cleaned : 0;
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
        => await StateAsync() is { } state
            ? [state.DoneUtc is { } done
                ? new AttentionFinding("", done, Title: localizer["All have been looked at, and {0} have been cleaned. There is nothing for you to do.", state.Cleaned], Address: "Media")
                : new AttentionFinding("", Title: localizer["{0} have been cleaned so far; it goes on by itself.", state.Cleaned], Address: "Media")]
            : [];

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope) => Task.FromResult<string?>(null);

    private async Task<CleanedLibrary?> StateAsync() => await session.Query<CleanedLibrary>().FirstOrDefaultAsync();
}
