using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.BackgroundTasks;
using OrchardCore.ContentManagement;
using OrchardCore.Environment.Shell;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
using Xunit;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>One site of the host.</summary>
internal sealed class Tenant(Site site, string name, string prefix)
{
    public string Name => name;

    /// <summary>The path that all addresses of the site begin with: empty, or "/" and a name.</summary>
    public string Base => prefix.Length == 0 ? "" : "/" + prefix;

    /// <summary>The file of its database.</summary>
    public string DatabaseFile => Path.Combine(site.AppData, "Sites", name, "OrchardCore.db");

    public IReadOnlyList<RecordedLog.Entry> Log => site.Log.Of(name);

    /// <summary>The templates of the theme, by file name, that this site has rendered so far.</summary>
    public IReadOnlyCollection<string> RenderedTemplates => site.Templates.Of(name);

    public void SetClock(int year, int month, int day) => SetClock(new DateTime(year, month, day, 12, 0, 0));

    public void SetClock(DateTime utcNow) => site.Clocks.Set(name, utcNow);

    /// <summary>Lets log-ins go by the site's clock too.</summary>
    public void SetClockForAll() => site.Clocks.SetForAll(name);

    /// <summary>A browser that nobody has logged in with.</summary>
    public Browser Anonymous() => new(new Uri("http://localhost"), site.CreateHandler(), Base);

    /// <summary>Runs <paramref name="work"/> in a scope of the site; tasks that it defers have run when this returns.</summary>
    public async Task UsingAsync(Func<IServiceProvider, Task> work)
    {
        var accessor = site.Services.GetRequiredService<IHttpContextAccessor>();
        var scope = await site.Services.GetRequiredService<IShellHost>().GetScopeAsync(name);
        try
        {
            accessor.HttpContext = scope.ShellContext.CreateHttpContext();
            await scope.UsingAsync(inner => work(inner.ServiceProvider));
        }
        finally
        {
            accessor.HttpContext = null;
        }
    }

    public async Task<T> UsingAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        T result = default!;
        await UsingAsync(async services => { result = await work(services); });
        return result;
    }

    /// <summary>Runs a recipe on the running site, as the admin's page Recipes does.</summary>
    public async Task RunRecipeAsync(string recipeName)
    {
        await UsingAsync(async services =>
        {
            var found = new List<RecipeDescriptor>();
            foreach (var harvester in services.GetServices<IRecipeHarvester>())
            {
                found.AddRange((await harvester.HarvestRecipesAsync()).Where(recipe => recipe.Name == recipeName));
            }

            var environment = new Dictionary<string, object>();
            foreach (var provider in services.GetServices<IRecipeEnvironmentProvider>().OrderBy(provider => provider.Order))
            {
                await provider.PopulateEnvironmentAsync(environment);
            }

            await services.GetRequiredService<IRecipeExecutor>()
                .ExecuteAsync(Guid.NewGuid().ToString("n"), Assert.Single(found), environment, CancellationToken.None);
        });

        await RestartAsync();
    }

    /// <summary>Ends the site; the next request starts it anew.</summary>
    public async Task RestartAsync()
    {
        var shellHost = site.Services.GetRequiredService<IShellHost>();
        await shellHost.ReleaseShellContextAsync(shellHost.GetSettings(name));
    }

    /// <summary>Gives the site settings of its own, which it reads as those of the host, and starts it anew.</summary>
    public Task ConfigureAsync(params (string Name, string Value)[] settings)
    {
        var host = site.Services.GetRequiredService<IShellHost>();
        var shell = host.GetSettings(name);
        foreach (var (setting, value) in settings)
        {
            shell[setting] = value;
        }

        return host.UpdateShellSettingsAsync(shell);
    }

    /// <summary>Switches a feature off, as the admin's page Features does.</summary>
    public Task SwitchOffAsync(string feature) => UsingAsync(async services =>
    {
        var features = services.GetRequiredService<IShellFeaturesManager>();
        await features.DisableFeaturesAsync((await features.GetEnabledFeaturesAsync()).Where(enabled => enabled.Id == feature), force: false);
    });

    /// <summary>Makes a user with one role, or with none, and gives the user's id.</summary>
    public Task<string> CreateUserAsync(string userName, string? role = null) => UsingAsync(async services =>
    {
        var user = new User { UserName = userName, Email = userName + "@example.eu", EmailConfirmed = true, RoleNames = role is null ? [] : [role] };
        var created = await services.GetRequiredService<IUserService>().CreateUserAsync(user, Site.Password, (key, message) => Assert.Fail($"{key}: {message}"));
        return ((User)Assert.IsType<IUser>(created, exactMatch: false)).UserId;
    });

    /// <summary>Publishes, unpublishes or removes the newest version of an item.</summary>
    public Task ChangeAsync(string id, Func<IContentManager, ContentItem, Task<bool>> change) => UsingAsync(async services =>
    {
        var content = services.GetRequiredService<IContentManager>();
        Assert.True(await change(content, await content.GetAsync(id, VersionOptions.Latest)));
    });

    /// <summary>Changes an item and publishes it, as the editor's button does.</summary>
    public Task EditAsync(string id, Action<ContentItem> change) => UsingAsync(async services =>
    {
        var content = services.GetRequiredService<IContentManager>();
        var item = await content.GetAsync(id, VersionOptions.DraftRequired);
        change(item);
        await content.UpdateAsync(item);
        await content.SaveDraftAsync(item);
        Assert.True(await content.PublishAsync(item));
    });

    /// <summary>Changes an item without publishing it, as the editor's button for drafts does.</summary>
    public Task SaveDraftAsync(string id, Action<ContentItem> change) => UsingAsync(async services =>
    {
        var content = services.GetRequiredService<IContentManager>();
        var item = await content.GetAsync(id, VersionOptions.DraftRequired);
        change(item);
        await content.UpdateAsync(item);
        await content.SaveDraftAsync(item);
    });

    /// <summary>Publishes and unpublishes what is due, as Orchard does each minute.</summary>
    public Task RunScheduleAsync() => UsingAsync(async services =>
    {
        foreach (var task in services.GetServices<IBackgroundTask>().Where(task => task.GetType().Name is "ScheduledPublishingBackgroundTask" or "ScheduledArchivingBackgroundTask"))
        {
            await task.DoWorkAsync(services, CancellationToken.None);
        }
    });

    /// <summary>Publishes an item once more without changing it.</summary>
    public Task TouchAsync(string id) => EditAsync(id, _ => { });
}
