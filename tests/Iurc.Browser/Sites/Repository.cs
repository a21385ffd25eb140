namespace Iurc.Browser.Sites;

/// <summary>Where the repository and what was built of it lie.</summary>
public static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>A program below <c>src</c>, built in the configuration of this test run.</summary>
    public static string ProgramOf(string project)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        return Path.Combine(Root, "src", project, "bin", configuration, "net10.0", project + ".dll");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Iurc.Cms.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("Iurc.Cms.sln is in no folder above " + AppContext.BaseDirectory);
        }

        return folder.FullName;
    }
}
