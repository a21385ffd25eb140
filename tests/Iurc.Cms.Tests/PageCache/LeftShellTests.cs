using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data.Documents;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Builders;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>Orchard leaves some shells to the garbage collector, which ends their services without waiting for any.</summary>
public sealed class LeftShellTests(Site site, OwnTenant own) : IClassFixture<OwnTenant>
{
    [Fact]
    public async Task A_shell_that_nobody_ends_does_not_end_the_program()
    {
        var settings = site.Services.GetRequiredService<IShellHost>().GetSettings(own.Tenant.Name);
        var shell = await site.Services.GetRequiredService<IShellContextFactory>().CreateShellContextAsync(settings);
        await using (var scope = shell.ServiceProvider.CreateAsyncScope())
        {
            // It takes all of the page cache with it.
            Assert.StartsWith("Iurc.", scope.ServiceProvider.GetRequiredService<IDocumentStore>().GetType().FullName, StringComparison.Ordinal);
        }

        Assert.Null(Record.Exception(shell.Dispose));
    }

    [Fact]
    public async Task A_scope_that_is_ended_without_waiting_ends_its_changes_too()
    {
        await own.Tenant.UsingAsync(services =>
        {
            var scope = services.CreateScope();
            scope.ServiceProvider.GetRequiredService<IDocumentStore>();
            Assert.Null(Record.Exception(scope.Dispose));
            return Task.CompletedTask;
        });
    }
}
