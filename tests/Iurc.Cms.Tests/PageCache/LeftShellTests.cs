using System.Reflection;
using System.Runtime.CompilerServices;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data.Documents;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Builders;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>
/// Orchard leaves some shells to the garbage collector, whose finalizer ends their services without waiting for any: a service that
/// knows no other end than an asynchronous one throws there, and that ends the program.
/// </summary>
public sealed class LeftShellTests(Site site, OwnTenant own) : IClassFixture<OwnTenant>
{
    private static readonly Type[] s_ours =
    [
        .. AppDomain.CurrentDomain.GetAssemblies()
            .Where(assembly => assembly.GetName().Name is "Iurc.Cms.Programme" or "Iurc.Cms.Editorial" or "Iurc.Cms.Delivery" or "Iurc.Cms.Web")
            .SelectMany(assembly => assembly.GetTypes()).Where(type => type is { IsClass: true, IsAbstract: false, ContainsGenericParameters: false } && !type.IsDefined(typeof(CompilerGeneratedAttribute))),
    ];

    [Fact]
    public void Whatever_of_ours_has_an_asynchronous_end_has_another_too()
        => Assert.DoesNotContain(s_ours, type => type.IsAssignableTo(typeof(IAsyncDisposable)) && !type.IsAssignableTo(typeof(IDisposable)));

    [Fact]
    public async Task A_shell_that_nobody_ends_does_not_end_the_program()
    {
        var settings = site.Services.GetRequiredService<IShellHost>().GetSettings(own.Tenant.Name);
        var shell = await site.Services.GetRequiredService<IShellContextFactory>().CreateShellContextAsync(settings);
        await using (var scope = shell.ServiceProvider.CreateAsyncScope())
        {
            // What has not been made need not be ended.
            Assert.NotEmpty(s_ours.Select(scope.ServiceProvider.GetService).OfType<object>());
            Assert.StartsWith("Iurc.", scope.ServiceProvider.GetRequiredService<IDocumentStore>().GetType().FullName, StringComparison.Ordinal);
        }

        // As the collector calls it, but for where the exception would go.
        var finalizer = typeof(ShellContext).GetMethod("Finalize", BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);
        Assert.Null(Record.Exception(() => finalizer!.Invoke(shell, null)));
        Assert.True(shell.IsDisposed);
    }

    [Fact]
    public async Task A_scope_that_is_ended_without_waiting_ends_its_changes_too()
    {
        using var reader = new Reader(own.Tenant, site.CreateHandler());
        await reader.KeepAsync("/about");
        await own.Tenant.UsingAsync(async services =>
        {
            var scope = services.CreateScope();
            await scope.ServiceProvider.GetRequiredService<IDocumentStore>().UpdateAsync(new Note(), _ => Task.CompletedTask);
            scope.Dispose();

            Assert.False((await reader.GetAsync("/about")).IsKept);
        });
    }

    /// <summary>A document that any page might show.</summary>
    private sealed class Note;
}
