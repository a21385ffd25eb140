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
    private readonly HashSet<string> _filesBefore;
    private readonly byte[]? _tenantsBefore;

    /// <summary>Looks at the folder as it is before Orchard touches it.</summary>
    public SetupAttempt(string appData, string sitesFolder)
    {
        _sites = Path.Combine(appData, sitesFolder);
        _tenants = Path.Combine(appData, "tenants.json");
        _mark = Path.Combine(appData, "set-up-under-way");
        if (File.Exists(_mark))
        {
            // The last attempt was cut short, by a power cut for example. It began without a database, so all there is is its own.
            Directory.Delete(_sites, recursive: true);
            File.Delete(_tenants);
            File.Delete(_mark);
        }

        _filesBefore = [.. FilesOf(_sites)];
        _tenantsBefore = File.Exists(_tenants) ? File.ReadAllBytes(_tenants) : null;
    }

    /// <summary>Notes that the set-up has begun, so that the next start knows if it was cut short.</summary>
    public void Begin()
    {
        if (_filesBefore.Count == 0)
        {
            Directory.CreateDirectory(_sites);
            File.Create(_mark).Dispose();
        }
    }

    /// <summary>The site is set up.</summary>
    public void Complete() => Dispose();

    /// <inheritdoc />
    public void Dispose() => File.Delete(_mark);

    /// <summary>Takes away what the attempt has made.</summary>
    public void Undo()
    {
        foreach (var file in FilesOf(_sites).Where(file => !_filesBefore.Contains(file)))
        {
            File.Delete(file);
        }

        if (_filesBefore.Count == 0 && Directory.Exists(_sites))
        {
            Directory.Delete(_sites, recursive: true);
        }

        if (_tenantsBefore is null)
        {
            File.Delete(_tenants);
        }
        else
        {
            File.WriteAllBytes(_tenants, _tenantsBefore);
        }

        Dispose();
    }

    private static IEnumerable<string> FilesOf(string folder)
        => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];
}
