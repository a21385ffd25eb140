namespace Iurc.Workbench.Preview;

/// <summary>Hands out the site as it is now: reads it again when one of its files, or the date, has changed.</summary>
internal sealed class LiveSite(SiteFolder folder, DateOnly? today)
{
    private readonly Lock _lock = new();
    private SiteSnapshot? _snapshot;
    private long _fingerprint;

    /// <summary>The site.</summary>
    /// <exception cref="WorkbenchException">A file cannot be read.</exception>
    public SiteSnapshot Current()
    {
        lock (_lock)
        {
            var fingerprint = Fingerprint();
            if (_snapshot is null || fingerprint != _fingerprint)
            {
                // Taken before reading: a file that changes meanwhile is read again at the next request.
                _fingerprint = fingerprint;
                _snapshot = null;
                _snapshot = SiteSnapshot.Load(folder, today);
            }

            return _snapshot;
        }
    }

    private long Fingerprint()
    {
        var hash = new HashCode();
        hash.Add(DateTime.UtcNow.Hour); // The date may change with any hour somewhere in the world.
        try
        {
            foreach (var file in Files())
            {
                hash.Add(file.FullName);
                hash.Add(file.Exists ? file.LastWriteTimeUtc.Ticks : 0);
                hash.Add(file.Exists ? file.Length : 0);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new WorkbenchException($"The site's files cannot be read: {exception.Message}", exception);
        }

        return hash.ToHashCode();
    }

    private IEnumerable<FileInfo> Files()
        => new[] { folder.Recipes, folder.Views, folder.StaticFiles }
            .SelectMany(path => new DirectoryInfo(path).EnumerateFiles("*", SearchOption.AllDirectories))
            .OrderBy(file => file.FullName, StringComparer.Ordinal)
            .Append(new FileInfo(folder.AppSettings));
}
