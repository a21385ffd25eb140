using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>What the site writes is for its own user alone, whatever umask it was started with.</summary>
public sealed class PrivateFilesTests(StoppedSite stopped)
{
    private const UnixFileMode Others = (UnixFileMode)0b000_111_111;

    [Fact]
    public async Task A_new_site_is_private_under_a_umask_that_hides_nothing()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no umask.");
            return;
        }

        using var folder = new TemporaryFolder();
        await using (var site = SiteProcess.Start(folder["App_Data"], shell: "umask 000"))
        {
            using var client = await site.ListenAsync();
            var answer = await client.GetAsync("/Login", TestContext.Current.CancellationToken);
            answer.EnsureSuccessStatusCode();

            // While it runs: SQLite's journals come and go.
            AssertPrivate(folder["App_Data"]);
        }

        Directory.CreateDirectory(folder["backups"]);
        Assert.Equal(0, (await SiteProcess.RunAsync(folder["App_Data"], null, ["backup", folder["backups", "b"]], "umask 000")).Code);
        Assert.Equal(0, (await SiteProcess.RunAsync(folder["Elsewhere"], null, ["restore", folder["backups", "b"]], "umask 000")).Code);
        AssertPrivate(folder["Elsewhere"]);
        Assert.Equal(UnixFileMode.None, File.GetUnixFileMode(folder["backups", "b"]) & Others);
    }

    [Fact]
    public async Task A_site_that_was_made_open_to_all_is_closed_at_the_next_start()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no umask.");
            return;
        }

        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        foreach (var entry in Directory.EnumerateFileSystemEntries(folder["App_Data"], "*", SearchOption.AllDirectories).Append(folder["App_Data"]))
        {
            File.SetUnixFileMode(entry, File.GetUnixFileMode(entry) | (Directory.Exists(entry) ? Others : UnixFileMode.GroupRead | UnixFileMode.OtherRead));
        }

        await using var site = SiteProcess.Start(folder["App_Data"], shell: "umask 022");
        using var client = await site.ListenAsync();

        AssertPrivate(folder["App_Data"]);
    }

    private static void AssertPrivate(string folder)
    {
        var entries = Directory.EnumerateFileSystemEntries(folder, "*", SearchOption.AllDirectories).Append(folder).ToList();
        Assert.Contains(entries, entry => entry.EndsWith("OrchardCore.db", StringComparison.Ordinal));
        Assert.Contains(entries, entry => entry.Contains("DataProtection-Keys", StringComparison.Ordinal));
        Assert.All(entries, entry =>
        {
            if (!OperatingSystem.IsWindows())
            {
                Assert.True((File.GetUnixFileMode(entry) & Others) == 0, $"{entry}: {File.GetUnixFileMode(entry)}");
            }
        });
    }
}
