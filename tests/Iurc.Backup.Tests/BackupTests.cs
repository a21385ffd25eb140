using System.IO.Compression;
using Xunit;

namespace Iurc.Backup.Tests;

/// <summary>A back-up holds what the site needs and nothing else, and is whole or not there at all.</summary>
public class BackupTests
{
    [Fact]
    public async Task A_site_comes_back_as_it_was()
    {
        using var site = new SmallSite();
        var before = site.Files("wwwroot");
        Assert.Equal(new Outcome(0, "", ""), (await site.RunAsync("backup", site.Beside("b"))) with { Output = "" });

        site.AddRows(1000, 3);
        site.Write("Sites/Default/Media/later.txt", "later");
        File.Delete(Path.Combine(site.AppData, "Sites/Default/Media/pictures/city.png"));
        var later = site.Files();
        var outcome = await site.RunAsync("restore", site.Beside("b"));

        Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        Assert.Equal(before.Where(file => !file.Key.EndsWith(".db", StringComparison.Ordinal)), site.Files("before-restore-").Where(file => !file.Key.EndsWith(".db", StringComparison.Ordinal)));
        Assert.Equal(200, site.CountRows());

        // What was there is kept, down to the resized pictures, which may be of files that are now others.
        var aside = Path.GetFileName(Assert.Single(Directory.EnumerateDirectories(site.AppData, "before-restore-*")));
        Assert.Contains(aside, outcome.Output, StringComparison.Ordinal);
        Assert.Equal(later, site.Files().Where(file => file.Key.StartsWith(aside, StringComparison.Ordinal)).ToDictionary(file => file.Key[(aside.Length + 1)..], file => file.Value));
    }

    [Fact]
    public async Task It_restores_where_there_was_nothing()
    {
        using var site = new SmallSite();
        using var elsewhere = new SmallSite(isThere: false);
        await site.RunAsync("backup", site.Beside("b"));

        Assert.Equal(0, (await elsewhere.RunAsync("restore", site.Beside("b"))).Code);

        Assert.Equal(200, elsewhere.CountRows());
        Assert.Equal(site.Files("wwwroot").Keys.Order(), elsewhere.Files().Keys.Order());
    }

    [Fact]
    public async Task Under_write_load_it_is_of_one_moment()
    {
        using var site = new SmallSite();
        using var stop = new CancellationTokenSource();
        var writing = Task.Run(() =>
        {
            var next = 1000;
            while (!stop.IsCancellationRequested)
            {
                site.AddRows(next++, 1);
            }
        }, TestContext.Current.CancellationToken);

        for (var round = 0; round < 5; round++)
        {
            var outcome = await site.RunAsync("backup", site.Beside("b" + round));
            Assert.Equal((0, ""), (outcome.Code, outcome.Error));
        }

        await stop.CancelAsync();
        await writing;
        for (var round = 0; round < 5; round++)
        {
            using var copy = new SmallSite(isThere: false);
            await copy.RunAsync("restore", site.Beside("b" + round));
            // Each transaction adds two rows.
            Assert.Equal(0, copy.CountRows() % 2);
            Assert.True(copy.CountRows() >= 200);
        }
    }

    [Fact]
    public async Task It_holds_nothing_that_is_made_anew_and_only_its_owner_may_read_it()
    {
        using var site = new SmallSite();
        site.Write("logs/a.log", "x");
        site.Write("Sites/Default/OrchardCore.db-journal", "");
        await site.RunAsync("backup", site.Beside("b"));

        using var archive = ZipFile.OpenRead(site.Beside("b"));
        Assert.Equal(
            [
                "data/Sites/Default/DataProtection-Keys/key-1.xml",
                "data/Sites/Default/Media/empty.txt",
                "data/Sites/Default/Media/pictures/city.png",
                "data/Sites/Default/OrchardCore.db",
                "data/Sites/Default/appsettings.json",
                "data/tenants.json",
                "manifest.json",
            ],
            archive.Entries.Select(entry => entry.FullName).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(site.Beside("b")));
        }
    }

    [Fact]
    public async Task A_site_that_is_not_there_is_named()
    {
        using var site = new SmallSite(isThere: false);
        var outcome = await site.RunAsync("backup", site.Beside("b"));

        Assert.Equal(1, outcome.Code);
        Assert.Contains(site.AppData, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("ORCHARD_APP_DATA", outcome.Error, StringComparison.Ordinal);
        Assert.False(Path.Exists(site.Beside("b")));
        Assert.False(Path.Exists(site.AppData));
    }

    [Fact]
    public async Task A_broken_database_makes_no_back_up()
    {
        using var site = new SmallSite();
        using (var database = new FileStream(site.Database, FileMode.Open))
        {
            database.Seek(database.Length / 2, SeekOrigin.Begin);
            database.Write(new byte[40_000]);
        }

        var outcome = await site.RunAsync("backup", site.Beside("b"));

        Assert.Equal(1, outcome.Code);
        Assert.Contains("OrchardCore.db", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Split('\n'));
        Assert.Equal([site.AppData], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(site.AppData)!));
    }

    [Fact]
    public async Task What_a_back_up_has_left_that_was_killed_goes_with_the_next_one()
    {
        using var site = new SmallSite();
        var left = Directory.CreateDirectory(site.Beside(".older.abcdefgh.xyz")).FullName;
        await File.WriteAllTextAsync(Path.Combine(left, "work.lock"), "", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(left, "partial"), "half", TestContext.Current.CancellationToken);
        var others = Directory.CreateDirectory(site.Beside(".others.abcdefgh.xyz")).FullName;
        using var atWork = new WorkFolder(Path.GetDirectoryName(site.AppData)!, "b");

        Assert.Equal(0, (await site.RunAsync("backup", site.Beside("b"))).Code);

        Assert.Equal(
            new[] { site.AppData, site.Beside("b"), others, atWork.Path }.Order(StringComparer.Ordinal),
            Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(site.AppData)!).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("is missing")]
    [InlineData("is empty")]
    [InlineData("is no SQLite database")]
    [InlineData("no such table: Document")]
    [InlineData("its table Document is empty")]
    [InlineData("its table Document is another program's")]
    [InlineData("its table Document is another program's", "DROP TABLE Document; CREATE TABLE Document (Type TEXT); INSERT INTO Document VALUES ('ShellDescriptor')")]
    [InlineData("its table Document is another program's", "DROP TABLE Document; CREATE TABLE Document (Id INTEGER PRIMARY KEY, Title TEXT); INSERT INTO Document VALUES (1, 'A letter')")]
    public async Task A_database_that_is_not_the_sites_makes_no_back_up(string fault, string sql = "UPDATE Document SET Type = 'Letters.Letter, Letters'")
    {
        using var site = new SmallSite();
        switch (fault)
        {
            case "is missing":
                File.Delete(site.Database);
                break;
            case "is empty":
                await File.WriteAllBytesAsync(site.Database, [], TestContext.Current.CancellationToken);
                break;
            case "is no SQLite database":
                using (var database = new FileStream(site.Database, FileMode.Open))
                {
                    database.Write(new byte[100]);
                }

                break;
            case "no such table: Document":
                site.Execute("DROP TABLE Document");
                break;
            case "its table Document is empty":
                site.Execute("DELETE FROM Document");
                break;
            default:
                site.Execute(sql);
                break;
        }

        var before = site.Files();
        var outcome = await site.RunAsync("backup", site.Beside("b"));

        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.Contains(fault, Assert.Single(outcome.Error.Split('\n')), StringComparison.Ordinal);
        Assert.Contains(site.Database, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(before, site.Files());
        Assert.Equal([site.AppData], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(site.AppData)!));
    }

    [Theory]
    [InlineData("tenants.json", "")]
    [InlineData("tenants.json", "null")]
    [InlineData("tenants.json", "{ \"Default\": 7 }")]
    [InlineData("tenants.json", "{ \"Default\": { \"State\": 3 } }")]
    [InlineData("tenants.json", "{ \"..\": { \"State\": \"Running\" } }")]
    [InlineData("tenants.json", "{ \"Default\": { \"State\": \"Running\" }, \"default\": {} }")]
    [InlineData("Sites/Default/appsettings.json", "{ \"DatabaseProvider\": \"Sqlite\"")]
    [InlineData("Sites/Default/appsettings.json", "{}")]
    [InlineData("Sites/Default/appsettings.json", "{ \"DatabaseProvider\": { \"x\": 1 } }")]
    [InlineData("Sites/Default/appsettings.json", "{ \"DatabaseProvider\": \"Sqlite\", \"DatabaseName\": \"../x.db\" }")]
    [InlineData("Sites/Default/appsettings.json", "{ \"DatabaseProvider\": \"Postgres\", \"ConnectionString\": \"nonsense\" }")]
    [InlineData("Sites/Default/appsettings.json", "{ \"DatabaseProvider\": \"Postgres\" }")]
    public async Task Settings_that_are_broken_are_named(string file, string text)
    {
        using var site = new SmallSite();
        site.Write(file, text);
        var before = site.Files();
        var outcome = await site.RunAsync("backup", site.Beside("b"));

        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.Contains(Path.Combine(site.AppData, file), Assert.Single(outcome.Error.Split('\n')), StringComparison.Ordinal);
        Assert.Equal(before, site.Files());
    }

    [Fact]
    public async Task Settings_may_be_written_as_Orchard_reads_them()
    {
        using var site = new SmallSite();
        site.Execute("ALTER TABLE Document RENAME TO na_Document");
        site.Write("Sites/Default/appsettings.json", """
            {
              // Names in any case, comments, and a comma too many.
              "databaseprovider": "Sqlite", "TABLEPREFIX": "na", "DatabaseName": "OrchardCore.db",
            }
            """);

        Assert.Equal((0, ""), ((await site.RunAsync("backup", site.Beside("b"))) is var outcome ? outcome.Code : -1, outcome.Error));
    }

    [Fact]
    public async Task A_file_that_goes_while_the_list_is_sorted_is_left_out()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A link to nothing stands for a file that is gone when it is looked at; Windows lets few users make one.");
        using var site = new SmallSite();
        File.CreateSymbolicLink(Path.Combine(site.AppData, "Sites/Default/Media/gone.png"), site.Beside("nowhere"));

        Assert.Equal(0, (await site.RunAsync("backup", site.Beside("b"))).Code);
        Assert.Equal(0, (await site.RunAsync("restore", site.Beside("b"))).Code);
        Assert.DoesNotContain(site.Files("before-restore-").Keys, file => file.EndsWith("gone.png", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("b", true, "already there")]
    [InlineData("no-such-folder/b", false, "no folder")]
    [InlineData("App_Data/b", false, "own folder")]
    public async Task A_place_where_it_cannot_lie_is_refused(string name, bool exists, string reason)
    {
        using var site = new SmallSite();
        if (exists)
        {
            await File.WriteAllTextAsync(site.Beside(name), "mine", TestContext.Current.CancellationToken);
        }

        var outcome = await site.RunAsync("backup", site.Beside(name));

        Assert.Equal(1, outcome.Code);
        Assert.Contains(reason, outcome.Error, StringComparison.Ordinal);
        Assert.Equal(exists ? "mine" : null, exists ? await File.ReadAllTextAsync(site.Beside(name), TestContext.Current.CancellationToken) : null);
    }

    [Fact]
    public async Task A_database_that_it_does_not_know_is_named()
    {
        using var site = new SmallSite();
        site.Write("Sites/Default/appsettings.json", """{ "DatabaseProvider": "MySql" }""");
        var outcome = await site.RunAsync("backup", site.Beside("b"));

        Assert.Equal(1, outcome.Code);
        Assert.Contains("MySql", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("backup", "a", "b")]
    [InlineData("backup", "--help")]
    [InlineData("restore")]
    [InlineData("restore", "a", "--database")]
    public async Task Wrong_arguments_show_the_right_ones(params string[] args)
    {
        using var site = new SmallSite();
        var outcome = await site.RunAsync(args);

        Assert.Equal(2, outcome.Code);
        Assert.StartsWith("Usage:", outcome.Error, StringComparison.Ordinal);
    }
}
