namespace Iurc.Workbench.Tests.Support;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static SiteFolder Folder { get; } = new(Testing.Repository.Root);
}
