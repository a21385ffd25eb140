namespace Iurc.Cms.Benchmarks.Servers;

/// <summary>Where this build lies.</summary>
internal static class Build
{
    /// <summary>A file in the output of a project of the same build.</summary>
    public static string Path(string group, string project, string file)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return System.IO.Path.Combine(Root(), group, project, "bin", configuration, "net10.0", file);
    }

    /// <summary>The root of the repository.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(System.IO.Path.Combine(folder.FullName, "Iurc.Cms.sln")))
        {
            folder = folder.Parent ?? throw new BenchmarkException("Iurc.Cms.sln is in no folder above " + AppContext.BaseDirectory);
        }

        return folder.FullName;
    }
}
