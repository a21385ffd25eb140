using Iurc.Backup;
using Iurc.Cms.Delivery.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Environment.Shell;
using OrchardCore.Environment.Shell.Models;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Delivery.LogIn.SecondFactor;

/// <summary>
/// The command <c>reset-second-factor USER</c>, for an administrator who has lost telephone and recovery codes when there is no other one to
/// help. Whoever may run it can read the database anyway. The site may be running: its nodes ask the database at each request.
/// </summary>
public static class ResetCommand
{
    private const string Name = "reset-second-factor";

    // What Orchard keeps of a second factor.
    private static readonly string[] s_tokens = ["AuthenticatorKey", "RecoveryCodes"];

    /// <summary>Whether these arguments are the command.</summary>
    public static bool Handles(IReadOnlyList<string> args)
    {
        ArgumentNullException.ThrowIfNull(args);
        return args.Count > 0 && args[0] == Name;
    }

    /// <summary>Answers arguments that are none of this command, and a folder without a site, in which nothing is made.</summary>
    /// <param name="args">The command and its arguments.</param>
    /// <param name="appData">The folder that the site writes to.</param>
    /// <param name="error">Gets what is wrong, in one line.</param>
    /// <returns>The exit code: 2 for wrong arguments, 1 without a site; null when the command can be run.</returns>
    public static int? Refuse(IReadOnlyList<string> args, string appData, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(error);

        if (args.Count != 2 || string.IsNullOrWhiteSpace(args[1]) || args[1].StartsWith('-'))
        {
            error.WriteLine($"Usage: {Name} USER (the name or the e-mail address of the user)");
            return 2;
        }

        try
        {
            if (SiteCheck.HasTenants(appData))
            {
                return null;
            }

            error.WriteLine(NoSite(appData));
        }
        catch (BackupException e)
        {
            error.WriteLine(e.Message);
        }

        return 1;
    }

    /// <summary>Takes the second factor from the user and ends their sessions.</summary>
    /// <param name="app">The site, which need not listen.</param>
    /// <param name="args">The command and the user's name or e-mail address.</param>
    /// <param name="output">Gets what has been done, in one line.</param>
    /// <returns>The exit code: 0.</returns>
    /// <exception cref="StartupException">It cannot be done; nothing has been changed.</exception>
    public static async Task<int> RunAsync(WebApplication app, IReadOnlyList<string> args, TextWriter output)
    {
        ArgumentNullException.ThrowIfNull(app);
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);

        await SiteCheck.RunAsync(SiteFolders.AppData);
        var shells = app.Services.GetRequiredService<IShellHost>();
        await shells.InitializeAsync();
        if (!shells.TryGetSettings(ShellSettings.DefaultShellName, out var settings) || settings.State != TenantState.Running)
        {
            throw new StartupException(NoSite(SiteFolders.AppData));
        }

        var accessor = app.Services.GetRequiredService<IHttpContextAccessor>();
        var had = false;
        try
        {
            await (await shells.GetScopeAsync(settings)).UsingAsync(async scope =>
            {
                accessor.HttpContext = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
                had = await ResetAsync(scope.ServiceProvider, args[1]);
            });
        }
        catch (Exception e) when (e is not (StartupException or OutOfMemoryException))
        {
            var cause = e.GetBaseException().Message.ReplaceLineEndings(" ");
            throw new StartupException($"The site cannot be opened. Run the command with the settings that the site runs with. {cause}", e);
        }

        await output.WriteLineAsync(had
            ? $"The second factor of {args[1]} has been taken away. They log in with their password alone, and should set up a second factor anew."
            : $"{args[1]} has no second factor. Nothing has been changed.");
        return 0;
    }

    private static string NoSite(string appData) => $"There is no site in the folder {appData}. Name its folder in the environment variable {SiteFolders.AppDataVariable}.";

    private static async Task<bool> ResetAsync(IServiceProvider services, string name)
    {
        if (services.GetService<IUserService>() is not { } users)
        {
            throw new StartupException("The site has no users: its feature OrchardCore.Users is switched off. Nothing has been changed.");
        }

        if (await users.GetUserAsync(name) is not User user)
        {
            throw new StartupException($"There is no user with the name or the e-mail address \"{name}\". Nothing has been changed.");
        }

        if (!user.TwoFactorEnabled)
        {
            return false;
        }

        // Not by ASP.NET Core's UserManager, for which Orchard's audit trail would add a document: on SQLite the running site counts the
        // documents by itself, and its own next one would have the same number.
        user.TwoFactorEnabled = false;
        user.UserTokens = [.. user.UserTokens.Where(token => !s_tokens.Contains(token.Name))];
        user.SecurityStamp = Guid.NewGuid().ToString();
        await services.GetRequiredService<ISession>().SaveAsync(user);
        return true;
    }
}
