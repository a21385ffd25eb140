using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Programme.Pictures;
using Iurc.Cms.Programme.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Localization;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Images;

/// <summary>Pictures from before an upgrade that could not be cleaned.</summary>
public sealed class UnreadablePicturesAttention(ISession session, IAuthorizationService authorization, IStringLocalizer<UnreadablePicturesAttention> localizer) : IAttentionSource
{
    /// <inheritdoc />
    public string Name => "unreadable-pictures";

    /// <inheritdoc />
    public int Order => 47;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Pictures that cannot be read, and may tell where they were taken: replace or delete them"];

    /// <inheritdoc />
    public async Task<int> CountAsync(AttentionScope scope) => (await FindAsync(scope)).Count;

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
        => [.. (await FindAsync(scope)).Take(take).Select(path => new AttentionFinding("", Title: path, Address: "Media"))];

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope) => Task.FromResult<string?>(null);

    private async Task<IReadOnlyList<string>> FindAsync(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        return await authorization.AuthorizeAsync(scope.User, MediaRights.ManageShared)
            && await session.Query<CleanedLibrary>().FirstOrDefaultAsync() is { } state ? state.Unreadable : [];
    }
}
