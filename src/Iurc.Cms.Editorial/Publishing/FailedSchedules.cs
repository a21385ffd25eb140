using Iurc.Cms.Editorial.Dashboard;
using Microsoft.Extensions.Localization;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Publishing;

/// <summary>What was not published or not taken down at its time, and why, for those who may do something about it.</summary>
public sealed class FailedSchedules(ISession session, IStringLocalizer<FailedSchedules> localizer) : IAttentionSource
{
    /// <inheritdoc />
    public string Name => "failed-schedules";

    /// <inheritdoc />
    public int Order => 1;

    /// <inheritdoc />
    public LocalizedString Title => localizer["Failed: not published or not taken down in time"];

    /// <inheritdoc />
    public Task<int> CountAsync(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var publishable = scope.Publishable;
        return session.QueryIndex<ItemScheduleIndex>(row => row.FailedUtc != null && row.ContentType.IsIn(publishable)).CountAsync();
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var publishable = scope.Publishable;
        var found = await session.Query<ItemSchedule, ItemScheduleIndex>(row => row.FailedUtc != null && row.ContentType.IsIn(publishable))
            .OrderBy(row => row.FailedUtc).Take(take).ListAsync();
        return [.. found.Select(schedule => new AttentionFinding(schedule.ContentItemId, schedule.FailedUtc, schedule.Failure))];
    }

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope) => Task.FromResult<string?>(null);
}
