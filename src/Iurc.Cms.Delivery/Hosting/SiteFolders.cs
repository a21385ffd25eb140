using Microsoft.AspNetCore.Builder;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>Where the program lies (read only) and where it writes.</summary>
public static class SiteFolders
{
    /// <summary>Orchard Core's own environment variable for the folder that it writes to.</summary>
    public const string AppDataVariable = "ORCHARD_APP_DATA";

    /// <summary>ASP.NET Core's own environment variable for the folder that resized pictures are kept in.</summary>
    public const string WebRootVariable = "ASPNETCORE_WEBROOT";

    /// <summary>The folder that the site writes to: what the environment variable names, else <c>App_Data</c> in the current folder.</summary>
    public static string AppData
        => Path.GetFullPath(Environment.GetEnvironmentVariable(AppDataVariable) is { } named && !string.IsNullOrWhiteSpace(named) ? named : "App_Data");

    /// <summary>
    /// Prepares the folder that the site writes to and tells the host where everything lies. The program folder, with the
    /// configuration files, may be read only.
    /// </summary>
    /// <exception cref="StartupException">The folder cannot be written.</exception>
    public static WebApplicationOptions Prepare(string[] args)
    {
        var appData = AppData;

        // Orchard answers 500 to everything when there is no web root, and puts resized images there: give it one that it can write.
        // Nodes that share the other folder need one each: one would read what the other has half written.
        var ownWebRoot = Environment.GetEnvironmentVariable(WebRootVariable);
        var webRoot = string.IsNullOrWhiteSpace(ownWebRoot) ? Path.Combine(appData, "wwwroot") : Path.GetFullPath(ownWebRoot);
        try
        {
            Directory.CreateDirectory(appData);
            Directory.CreateDirectory(webRoot);
            using var probe = new FileStream(Path.Combine(appData, Path.GetRandomFileName()), new FileStreamOptions
            {
                Mode = FileMode.CreateNew,
                Access = FileAccess.Write,
                Options = FileOptions.DeleteOnClose,
            });
            PrivateFiles.Close(appData);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException(
                $"The folder {appData} cannot be written ({e.Message.TrimEnd('.')}). Give the program write access to it, or name another folder in the environment variable {AppDataVariable}.", e);
        }

        Environment.SetEnvironmentVariable(AppDataVariable, appData);
        return new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory, WebRootPath = webRoot };
    }
}
