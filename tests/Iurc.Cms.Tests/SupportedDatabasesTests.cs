using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data;
using OrchardCore.Environment.Shell;
using Xunit;

namespace Iurc.Cms.Tests;

/// <summary>A screen that asks for a database offers what the tests run on.</summary>
public class SupportedDatabasesTests(Site site)
{
    [Fact]
    public async Task No_other_is_offered()
    {
        var shells = site.Services.GetRequiredService<IShellHost>();
        await (await shells.GetScopeAsync(ShellSettings.DefaultShellName)).UsingAsync(scope =>
        {
            Assert.Equal(["Postgres", "Sqlite"], scope.ServiceProvider.GetServices<DatabaseProvider>().Select(provider => provider.Value).Order(StringComparer.Ordinal));
            return Task.CompletedTask;
        });
    }
}
