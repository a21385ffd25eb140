using System.ComponentModel.DataAnnotations;
using Dapper;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.ContentManagement;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Rules;

/// <summary>What the database says is for the log; who imports an item gets general words and the number to find it by.</summary>
public sealed class UncheckedItemTests(Site site)
{
    [Fact]
    public async Task A_fault_of_the_database_is_logged_with_its_number_and_shown_to_nobody()
    {
        var tenant = await site.CreateTenantAsync();
        await ExecuteAsync(tenant, $"ALTER TABLE {nameof(PhaseIndex)} RENAME TO Gone");

        var refusal = await Assert.ThrowsAsync<ValidationException>(() => tenant.UsingAsync(services =>
            services.GetRequiredService<IContentManager>().ImportAsync([Draft.Sound("Phase").ToContentItem(published: true)])));

        Assert.DoesNotContain("SQL", refusal.Message, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("table", refusal.Message, StringComparison.OrdinalIgnoreCase);
        var number = refusal.Message[(refusal.Message.LastIndexOf(' ') + 1)..];
        var entry = Assert.Single(tenant.Log, entry => entry.Message.Contains(number, StringComparison.Ordinal) && entry.Exception is not null);
        Assert.Equal(LogLevel.Error, entry.Level);
        Assert.Contains("no such table", entry.Exception!.ToString(), StringComparison.Ordinal);
    }

    private static Task ExecuteAsync(Tenant tenant, string sql) => tenant.UsingAsync(async services =>
    {
        var session = services.GetRequiredService<ISession>();
        await (await session.CreateConnectionAsync()).ExecuteAsync(sql, transaction: await session.BeginTransactionAsync());
    });
}
