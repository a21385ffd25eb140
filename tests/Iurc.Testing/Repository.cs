namespace Iurc.Testing;

/// <summary>Where the repository and what was built of it lie.</summary>
public static class Repository
{
    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The output folder of a project below <c>src</c>, built in the configuration of this test run.</summary>
    public static string OutputOf(string project)
        => Path.Combine(Root, "src", project, "bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0");

    /// <summary>The program of a project below <c>src</c>.</summary>
    public static string ProgramOf(string project) => Path.Combine(OutputOf(project), project + ".dll");

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
