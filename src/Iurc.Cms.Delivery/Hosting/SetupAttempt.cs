using Iurc.Backup;
using OrchardCore.Environment.Shell;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// One attempt to set the site up. Orchard leaves the database of a failed set-up behind, and then refuses every later one because
/// the database is in use. This takes away what the attempt has made, and nothing that was there before.
/// </summary>
internal sealed class SetupAttempt : IDisposable
{
    private readonly string _sites;
    private readonly string _tenants;
    private readonly string _mark;
    private readonly PostgresSite? _server;
    private readonly HashSet<string> _filesBefore;
    private readonly byte[]? _tenantsBefore;
    private bool _hasBegun;

    private SetupAttempt(string appData, string sitesFolder, PostgresSite? server)
    {
        _sites = Path.Combine(appData, sitesFolder);
        _tenants = Path.Combine(appData, "tenants.json");
        _mark = MarkIn(appData);
        _server = server;
        _filesBefore = [.. FilesOf(_sites)];
        _tenantsBefore = File.Exists(_tenants) ? File.ReadAllBytes(_tenants) : null;
    }

    /// <summary>Takes away what an attempt that was cut short has left, and looks at the folder as it is before Orchard touches it.</summary>
    /// <param name="appData">The folder that the site writes to.</param>
    /// <param name="sitesFolder">The folder of the tenants within it.</param>
    /// <param name="server">Where the site is to be set up; null when that is a file in the folder.</param>
    /// <exception cref="StartupException">What was left in the database cannot be taken away, or the settings lead to another one.</exception>
    public static async Task<SetupAttempt> LookAsync(string appData, string sitesFolder, PostgresSite? server)
    {
        var mark = MarkIn(appData);
        if (File.Exists(mark))
        {
            // By a power cut for example. It began without a database, so all there is is its own, if it is the same database.
            var begunOn = await File.ReadAllTextAsync(mark);
            if (begunOn != (server?.Name ?? ""))
            {
                throw new StartupException(
                    (begunOn.Length == 0 ? "A set-up in a file of this folder did not come to its end, and the settings now name a database on a server. "
                        : $"A set-up in the database {begunOn} did not come to its end, and the settings DatabaseProvider and DatabaseConnectionString are missing now or name another. ")
                    + $"Start with the same settings as then, or, if the site is to be set up elsewhere, delete {mark} first: what was left stays where it is. Nothing has been changed.");
            }

            if (server is not null)
            {
                await DropAsync(server);
            }

            Delete(Path.Combine(appData, sitesFolder));
            File.Delete(Path.Combine(appData, "tenants.json"));
            File.Delete(mark);
        }

        return new SetupAttempt(appData, sitesFolder, server);
    }

    /// <summary>Notes that the set-up has begun, so that the next start knows if it was cut short.</summary>
    /// <exception cref="StartupException">The database has a site already, or does not answer.</exception>
    public async Task BeginAsync()
    {
        try
        {
            if (_server is not null && await _server.TablesAsync() is { Count: > 0 } tables)
            {
                throw new StartupException(
                    $"The site is not set up yet, but the database {_server.Name} has the tables of a site ({tables.Count}, among them {tables[0]}). If it is this site's, restore its back-up; if not, make an empty database, name it in the setting DatabaseConnectionString, and start again. Nothing has been changed.");
            }
        }
        catch (BackupException e)
        {
            throw new StartupException($"The site could not be set up: {e.Message} Mend the setting DatabaseConnectionString, or the server, and start again; nothing has been changed.", e);
        }

        if (_server is null && await SiteCheck.FindDatabaseAsync(Path.Combine(_sites, ShellSettings.DefaultShellName), "Document") is { } file)
        {
            throw new StartupException(
                $"The site is not set up yet, but the database {file} has the tables of a site. If it is this site's, restore its back-up; if not, put it elsewhere and start again. Nothing has been changed.");
        }

        _hasBegun = true;
        if (_filesBefore.Count == 0)
        {
            Directory.CreateDirectory(_sites);
            await File.WriteAllTextAsync(_mark, _server?.Name ?? "");
        }
    }

    /// <summary>The site is set up.</summary>
    public void Complete() => Dispose();

    /// <inheritdoc />
    public void Dispose() => File.Delete(_mark);

    /// <summary>Takes away what the attempt has made.</summary>
    /// <exception cref="StartupException">What it has made in the database cannot be taken away; the next start tries again.</exception>
    public async Task UndoAsync()
    {
        foreach (var file in FilesOf(_sites).Where(file => !_filesBefore.Contains(file)))
        {
            File.Delete(file);
        }

        if (_filesBefore.Count == 0)
        {
            Delete(_sites);
        }

        if (_tenantsBefore is null)
        {
            File.Delete(_tenants);
        }
        else
        {
            await File.WriteAllBytesAsync(_tenants, _tenantsBefore);
        }

        if (_hasBegun && _server is not null)
        {
            await DropAsync(_server);
        }

        Dispose();
    }

    private static async Task DropAsync(PostgresSite server)
    {
        try
        {
            await server.DropAsync();
        }
        catch (BackupException e)
        {
            throw new StartupException(
                $"A set-up that did not come to its end has left tables in the database {server.Name}. {e.Message} Start again when the server answers, or drop the database, make it anew (dropdb, createdb) and start again.", e);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string MarkIn(string appData) => Path.Combine(appData, "set-up-under-way");

    private static IEnumerable<string> FilesOf(string folder)
        => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
