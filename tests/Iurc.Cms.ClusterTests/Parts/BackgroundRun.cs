using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.BackgroundTasks;
using OrchardCore.Environment.Shell;
using OrchardCore.Locking.Distributed;

namespace Iurc.Cms.ClusterTests.Parts;

/// <summary>
/// Runs a background task in a node as Orchard does each minute, but at once. The node has an address for it by <see cref="MarkerStartup"/>,
/// and nothing of the program knows.
/// </summary>
internal static class BackgroundRun
{
    private const string Address = "/cluster-tests/run";

    /// <summary>Runs a task in a node and waits for it.</summary>
    /// <param name="node">The node.</param>
    /// <param name="task">The name of the task's class.</param>
    /// <param name="isLocked">Whether it takes the lock that the task asks for; nodes that have lost Redis have none between them.</param>
    /// <param name="hoursAhead">How far ahead the task sees the clock.</param>
    public static async Task AtAsync(Node node, string task, bool isLocked = true, int hoursAhead = 0)
    {
        using var visitor = Visitor.At(node.Address);
        var answer = await visitor.PostAsync($"{Address}?task={task}&locked={isLocked}&ahead={hoursAhead}", []);
        if (answer.Status != System.Net.HttpStatusCode.NoContent)
        {
            throw new InvalidOperationException($"{task} at node {node.Name}: {answer}");
        }
    }

    /// <summary>Gives a node the address.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapPost(Address, async context =>
    {
        var (host, settings) = (context.RequestServices.GetRequiredService<IShellHost>(), context.RequestServices.GetRequiredService<ShellSettings>());
        string Asked(string key) => context.Request.Query[key].ToString();
        var (name, isLocked, ahead) = (Asked("task"), bool.Parse(Asked("locked")), TimeSpan.FromHours(int.Parse(Asked("ahead"), CultureInfo.InvariantCulture)));
        Task run;
        // It knows nothing of this request, as in the background.
        using (ExecutionContext.SuppressFlow())
        {
            run = Task.Run(() => RunAsync(host, settings, name, isLocked, ahead));
        }

        await run;
        context.Response.StatusCode = StatusCodes.Status204NoContent;
    });

    private static async Task RunAsync(IShellHost host, ShellSettings settings, string name, bool isLocked, TimeSpan ahead)
    {
        LaterClock.PutAhead(ahead);
        var scope = await host.GetScopeAsync(settings);
        var services = scope.ShellContext.ServiceProvider;
        services.GetRequiredService<IHttpContextAccessor>().HttpContext = scope.ShellContext.CreateHttpContext();
        var asked = TaskIn(scope.ServiceProvider, name).GetDefaultSettings();
        var (locker, hasLock) = isLocked ? await services.GetRequiredService<IDistributedLock>().TryAcquireBackgroundTaskLockAsync(asked) : (null, true);
        await using var held = locker;
        await scope.UsingAsync(inner => hasLock ? TaskIn(inner.ServiceProvider, name).DoWorkAsync(inner.ServiceProvider, CancellationToken.None) : Task.CompletedTask);
    }

    private static IBackgroundTask TaskIn(IServiceProvider services, string name) => services.GetServices<IBackgroundTask>().Single(task => task.GetType().Name == name);
}
