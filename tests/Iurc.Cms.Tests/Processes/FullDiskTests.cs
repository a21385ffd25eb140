using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>The disk fills while an administrator backs a site up or restores it.</summary>
/// <remarks>A limit on the size of files stands for the full disk: anybody may set it, on any disk.</remarks>
public sealed class FullDiskTests(StoppedSite stopped)
{
    // In blocks of 512 bytes: the settings fit, the database does not. A program that goes on is told so instead of being ended.
    // .NET's own files in memory count as well, unless it does without.
    private const string Full = "trap '' XFSZ; ulimit -f 300; export DOTNET_EnableWriteXorExecute=0";

    [Fact]
    public async Task A_back_up_says_so_in_one_line_and_leaves_nothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        Directory.CreateDirectory(folder["backups"]);

        var backup = await SiteProcess.RunAsync(folder["App_Data"], null, ["backup", folder["backups", "b"]], Full);

        Assert.Equal((1, ""), (backup.Code, backup.Output));
        AssertNoRoom(backup.Errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder["backups"]));
    }

    [Fact]
    public async Task A_restore_says_so_in_one_line_and_the_old_site_stays_and_works()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such limit.");
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        Assert.Equal(0, (await SiteProcess.RunAsync(folder["App_Data"], "backup", folder["b"])).Code);
        var before = Directory.EnumerateFileSystemEntries(folder["App_Data"], "*", SearchOption.AllDirectories).Order().ToList();

        var restore = await SiteProcess.RunAsync(folder["App_Data"], null, ["restore", folder["b"]], Full);

        Assert.Equal((1, ""), (restore.Code, restore.Output));
        AssertNoRoom(restore.Errors);
        Assert.Equal(before, Directory.EnumerateFileSystemEntries(folder["App_Data"], "*", SearchOption.AllDirectories).Order());
        await using var site = SiteProcess.Start(folder["App_Data"]);
        using var client = await site.ListenAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/phases", TestContext.Current.CancellationToken)).StatusCode);
    }

    private static void AssertNoRoom(string errors)
    {
        var line = SiteProcess.OnlyLineOf(errors);
        Assert.Contains("no room", line, StringComparison.Ordinal);
        Assert.Contains("Make room", line, StringComparison.Ordinal);
        Assert.Contains("has not been changed", line, StringComparison.Ordinal);
    }
}
