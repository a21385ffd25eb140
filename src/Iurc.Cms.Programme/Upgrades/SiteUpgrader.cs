using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.Data.Documents;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Locking.Distributed;
using OrchardCore.Recipes.Models;
using OrchardCore.Recipes.Services;
using YesSql;

namespace Iurc.Cms.Programme.Upgrades;

/// <summary>
/// Brings a site that was set up by an earlier version what the set-up recipe has got since: once for each upgrade recipe, on one node,
/// without asking and without overwriting. What fails is in the log, and is tried again; nothing of it is kept.
/// </summary>
public sealed partial class SiteUpgrader(
    ISession session, UpgradeRecipes recipes, MissingSteps missing, RolePermissions permissions, IShellFeaturesManager features, IEnumerable<IRecipeStepHandler> steps,
    ILogger<SiteUpgrader> logger)
{
    private const string Lock = "Iurc.Cms.Programme.Upgrades";

    // Redis is not even asked by somebody who would not wait at all.
    private static readonly TimeSpan s_wait = TimeSpan.FromSeconds(1);

    // An upgrade takes seconds; indexing a hundred thousand items anew takes minutes. So long nobody goes on when a node dies in it.
    private static readonly TimeSpan s_longestUpgrade = TimeSpan.FromMinutes(10);

    /// <summary>Does all that is to be done, in scopes of its own. On several nodes one does it, and the others go on as they are.</summary>
    /// <param name="scope">A scope of the site.</param>
    public static async Task RunAsync(ShellScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        var (locker, locked) = await scope.ServiceProvider.GetRequiredService<IDistributedLock>().TryAcquireLockAsync(Lock, s_wait, s_longestUpgrade);
        if (!locked)
        {
            return;
        }

        await using (locker)
        {
            var logger = scope.ServiceProvider.GetRequiredService<ILogger<SiteUpgrader>>();
            try
            {
                var indexes = scope.ServiceProvider.GetRequiredService<Reindexing>();
                await indexes.RunAsync();
                await scope.ServiceProvider.GetRequiredService<SiteUpgrader>().UpgradeAsync();
                await scope.ServiceProvider.GetRequiredService<IDocumentStore>().CommitAsync();
                await indexes.RunAsync();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                await scope.ServiceProvider.GetRequiredService<IDocumentStore>().CancelAsync();
                LogFailed(logger, e);
            }
        }
    }

    /// <summary>Notes that a site which is being set up has all that the upgrade recipes bring.</summary>
    public Task SkipAllAsync() => session.SaveAsync(new SiteUpgrade { Version = recipes.Latest });

    private async Task UpgradeAsync()
    {
        var site = await session.Query<SiteUpgrade>().FirstOrDefaultAsync() ?? new SiteUpgrade { Version = await VersionByFeaturesAsync() };
        if (site.Id > 0 && site.Version >= recipes.Latest)
        {
            return;
        }

        var versions = Enumerable.Range(site.Version + 1, Math.Max(0, recipes.Latest - site.Version)).ToList();
        var wanted = versions.SelectMany(recipes.FeaturesOf).Distinct(StringComparer.Ordinal).Select(id => JsonValue.Create(id));
        if (await missing.OfAsync(new JsonObject { ["name"] = "feature", ["enable"] = new JsonArray([.. wanted]) }) is { } lacking)
        {
            // Features come first, and alone, in one step: their tables, and the steps that they know, are there once Orchard has built
            // the site anew, which it does after this. The rest follows then. Orchard commits in the midst of the step.
            site.FillsIndexes = true;
            site.Permissions = await permissions.ReadAsync(recipes.RoleNames);
            site.Report.Add(lacking.ToString());
            await session.SaveAsync(site);
            await ExecuteAsync(lacking);
            return;
        }

        await permissions.RestoreAsync(site.Permissions);
        site.Permissions.Clear();

        // Asked step by step: what one has added, the next does not lack.
        foreach (var step in versions.SelectMany(recipes.StepsOf).Where(step => UpgradeRecipes.NameOf(step) != "feature"))
        {
            if (await missing.OfAsync(step) is { } rest)
            {
                await ExecuteAsync(rest);
                site.Report.Add(rest.ToString());
            }
        }

        if (site.FillsIndexes)
        {
            await session.SaveAsync(new ReindexDue());
            site.FillsIndexes = false;
        }

        site.Version = Math.Max(site.Version, recipes.Latest);
        await session.SaveAsync(site);
        if (site.Report.Count > 0)
        {
            LogDone(logger, site.Version, string.Join("; ", site.Report));
        }
    }

    private async Task ExecuteAsync(MissingStep lacking)
    {
        var context = new RecipeExecutionContext
        {
            ExecutionId = Guid.NewGuid().ToString("n"),
            Name = (string)lacking.Step["name"]!,
            Step = lacking.Step,
            Environment = new Dictionary<string, object>(),
        };
        foreach (var handler in steps)
        {
            await handler.ExecuteAsync(context);
        }

        if (context.Errors.Count > 0)
        {
            throw new InvalidOperationException($"The step \"{context.Name}\" of an upgrade failed: {string.Join(' ', context.Errors)}");
        }
    }

    /// <summary>
    /// Which upgrade a site without a number has the equivalent of: the last of which it has a feature of ours, which is not one that the
    /// program gives to all sites. One that has never been set up from our recipe gets nothing.
    /// </summary>
    private async Task<int> VersionByFeaturesAsync()
    {
        var enabled = (await features.GetEnabledFeaturesAsync()).Select(feature => feature.Id).ToHashSet(StringComparer.Ordinal);
        if (!enabled.Contains("Iurc.Theme"))
        {
            return recipes.Latest;
        }

        enabled.ExceptWith((await features.GetAlwaysEnabledFeaturesAsync()).Select(feature => feature.Id));
        return Enumerable.Range(1, recipes.Latest).LastOrDefault(version => recipes.FeaturesOf(version).Any(id => id.StartsWith("Iurc.", StringComparison.Ordinal) && enabled.Contains(id)));
    }

    [LoggerMessage(EventId = 111, Level = LogLevel.Warning, Message = "The site has been upgraded to {Version}. Added: {Report}")]
    private static partial void LogDone(ILogger logger, int version, string report);

    [LoggerMessage(EventId = 112, Level = LogLevel.Error, Message = "The site could not be upgraded. It is as it was, and this is tried again within minutes and at the next start.")]
    private static partial void LogFailed(ILogger logger, Exception exception);
}
