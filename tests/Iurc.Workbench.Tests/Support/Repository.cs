namespace Iurc.Workbench.Tests.Support;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static SiteFolder Folder { get; } = new(FindRoot());

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Iurc.Cms.Portable.slnf")) || Path.Exists(Path.Combine(folder.FullName, ".git")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The tests run outside of the repository.");
    }
}
