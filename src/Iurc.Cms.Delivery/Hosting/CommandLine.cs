using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>What the program was called with. ASP.NET Core takes any word for a setting, and passes over one that it does not know.</summary>
public static class CommandLine
{
    private const string Usage = """
        Usage: dotnet Iurc.Cms.Web.dll [--urls URL] [--SETTING VALUE]...    run the site; set it up first if there is none
               dotnet Iurc.Cms.Web.dll backup FILE                          write the site, which may be running, into one file
               dotnet Iurc.Cms.Web.dll restore FILE [--database CONNECTION-STRING]
                                                                            put a back-up in the place of the site, which must be stopped
               dotnet Iurc.Cms.Web.dll reset-second-factor USER             take the second factor from a user who has lost it
               dotnet Iurc.Cms.Web.dll --help                               show this

        The site writes to the folder that the environment variable ORCHARD_APP_DATA names, or to App_Data in the current folder.
        A SETTING is one of appsettings.json, such as PageCache:Enabled. docs/operations.md names those that matter.
        """;

    // What the hosts of .NET read besides appsettings.json, in whose names there is a colon.
    private static readonly HashSet<string> s_known = new(StringComparer.OrdinalIgnoreCase)
    {
        HostDefaults.ApplicationKey, HostDefaults.ContentRootKey, HostDefaults.EnvironmentKey, "shutdownTimeoutSeconds",
        WebHostDefaults.CaptureStartupErrorsKey, WebHostDefaults.DetailedErrorsKey, WebHostDefaults.HostingStartupAssembliesKey,
        WebHostDefaults.HostingStartupExcludeAssembliesKey, WebHostDefaults.PreferHostingUrlsKey, WebHostDefaults.PreventHostingStartupKey,
        WebHostDefaults.ServerUrlsKey, WebHostDefaults.StartupAssemblyKey, WebHostDefaults.StaticWebAssetsKey,
        WebHostDefaults.SuppressStatusMessagesKey, WebHostDefaults.WebRootKey, "http_ports", "https_ports", "AllowedHosts", "forwardedHeaders_enabled",
    };

    /// <summary>Answers a call that is not there to run the site: for help, or one that says something else than it means.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="isCommand">Whether they are one of the commands, which look at the rest of them.</param>
    /// <param name="output">Gets the help.</param>
    /// <param name="error">Gets what is wrong, and the help.</param>
    /// <returns>The exit code: 0 after help, 2 for wrong arguments; null when the program is to do what it was called for.</returns>
    public static int? Answer(IReadOnlyList<string> args, bool isCommand, TextWriter output, TextWriter error)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(error);

        if (args.Any(argument => argument is "-h" or "-?" or "/?" or "--help") || args is ["help"])
        {
            output.WriteLine(Usage);
            return 0;
        }

        if (!isCommand && FindFault(args) is { } fault)
        {
            error.WriteLine(fault);
            error.WriteLine(Usage);
            return 2;
        }

        return null;
    }

    private static string? FindFault(IReadOnlyList<string> args)
    {
        for (var i = 0; i < args.Count; i++)
        {
            var argument = args[i];
            var equals = argument.IndexOf('=', StringComparison.Ordinal);
            var key = (equals < 0 ? argument : argument[..equals]).TrimStart('-', '/');
            var isOption = argument.StartsWith("--", StringComparison.Ordinal) || argument.StartsWith('/') || equals > 0;
            if (!isOption || !(s_known.Contains(key) || key.Contains(':', StringComparison.Ordinal)))
            {
                return $"The program knows no \"{argument}\".";
            }

            if (equals < 0 && (++i == args.Count || args[i].StartsWith("--", StringComparison.Ordinal)))
            {
                return $"\"{argument}\" needs a value.";
            }
        }

        return null;
    }
}
