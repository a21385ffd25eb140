using Xunit;
using static Iurc.Backup.Tests.Forgery;

namespace Iurc.Backup.Tests;

/// <summary>What is no sound back-up is refused in one line, and the site stays as it was.</summary>
public class RestoreTests
{
    public static TheoryData<string> Faults => new(s_faults.Keys);

    private static readonly Dictionary<string, (Action<string> Spoil, string Message)> s_faults = new()
    {
        ["nothing"] = (File.Delete, "There is no file"),
        ["an empty file"] = (file => File.WriteAllBytes(file, []), "no back-up of this program"),
        ["a text"] = (file => File.WriteAllText(file, "Hello"), "no back-up of this program"),
        ["the first half"] = (file => Cut(file, 0.5), "torn or cut short"),
        ["all but the last byte"] = (file => Cut(file, 1), "torn or cut short"),
        ["a flipped bit in a picture"] = (file => Flip(file, "data/Sites/Default/Media/pictures/city.png"), "is damaged"),
        ["a flipped bit in the database"] = (file => Flip(file, "data/Sites/Default/OrchardCore.db"), "is damaged"),
        ["an archive of something else"] = (file => Rewrite(file, archive => archive.GetEntry("manifest.json")!.Delete()), "no back-up of this program"),
        ["another program's manifest"] = (file => EditManifest(file, "\"Iurc.Cms\"", "\"Other\""), "no back-up of this program"),
        ["a manifest that is no JSON"] = (file => EditManifest(file, "{", "<"), "no back-up of this program"),
        ["a newer format"] = (file => EditManifest(file, "\"format\": 1", "\"format\": 2"), "newer version"),
        ["a file that was changed"] = (file => Replace(file, "data/tenants.json", "{}"), "is not what it was"),
        ["a file that was added"] = (file => Rewrite(file, archive => archive.CreateEntry("data/extra.txt")), "are not those that it lists"),
        ["a file that was taken out"] = (file => Rewrite(file, archive => archive.GetEntry("data/tenants.json")!.Delete()), "are not those that it lists"),
        ["a file that would lie elsewhere"] = (file => Rename(file, "data/tenants.json", "data/../../../evil.json"), "impossible name"),
        ["a file with an empty name"] = (file => EditManifest(file, "\"path\": \"data/tenants.json\"", "\"path\": \"\""), "are not those that it lists"),
        ["a file without a name"] = (file => EditManifest(file, "\"path\": \"data/tenants.json\"", "\"path\": null"), "are not those that it lists"),
        ["nothing in the place of a file"] = (file => EditManifest(file, "\"members\": [", "\"members\": [ null,"), "are not those that it lists"),
        ["no list"] = (file => EditManifest(file, "\"members\": [", "\"members\": null, \"others\": ["), "no back-up of this program"),
        ["a file that is listed twice"] = (file => EditManifest(file, "\"members\": [", $"\"members\": [ {Listed("data/tenants.json", 1)},"), "twice"),
        ["a file that is there twice"] = (file => Rewrite(file, archive => archive.CreateEntry("data/tenants.json")), "twice"),
        ["two lists"] = (file => Rewrite(file, archive => archive.CreateEntry("manifest.json")), "twice"),
        ["a format that never was"] = (file => EditManifest(file, "\"format\": 1", "\"format\": 0"), "no back-up of this program"),
        ["a file that is a part of the program, not of the site"] = (file => Rename(file, "data/tenants.json", "data/site.lock"), "impossible name"),
        ["a name with steps that lead nowhere"] = (file => Rename(file, "data/Sites/Default/Media/empty.txt", "data/Sites/./Default/x.txt"), "impossible name"),
        ["a file in the place of a folder"] = (file => Rename(file, "data/Sites/Default/Media/empty.txt", "data/Sites/Default/Media/pictures"), "impossible name"),
        ["a long list"] = (file => EditManifest(file, "{", "{" + new string(' ', 1_000_000)), "too long"),
        ["a file that is longer than it is said to be"] = (file => Bomb(file, 400_000_000, stated: 10), "is not what it was"),
        ["a file that cannot be so long"] = (file => Claim(file, 400_000_000), "is not what it was"),
        ["an empty database"] = (file => Forge(file, "data/Sites/Default/OrchardCore.db", ""), "it is empty"),
        ["a database that is none"] = (file => Forge(file, "data/Sites/Default/OrchardCore.db", "not a database"), "no SQLite database"),
        ["settings that are no JSON"] = (file => Forge(file, "data/Sites/Default/appsettings.json", "{ \"DatabaseProvider\": "), "is broken"),
        ["settings that are a list"] = (file => Forge(file, "data/Sites/Default/appsettings.json", "[]"), "is broken"),
        ["settings with a number for a text"] = (file => Forge(file, "data/Sites/Default/appsettings.json", "{ \"DatabaseProvider\": 7 }"), "is broken"),
        ["tenants that are no JSON"] = (file => Forge(file, "data/tenants.json", "\0\0\0"), "is broken"),
        ["no tenants"] = (file => Forge(file, "data/tenants.json", "{}"), "holds no site"),
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task It_refuses(string fault)
    {
        using var site = new SmallSite();
        await site.RunAsync("backup", site.Beside("b"));
        s_faults[fault].Spoil(site.Beside("b"));
        var before = site.Files();

        var outcome = await site.RunAsync("restore", site.Beside("b"));

        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.Contains(s_faults[fault].Message, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("Nothing has been changed", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.Split('\n'));
        Assert.Equal(before, site.Files());
        Assert.False(File.Exists(site.Beside("evil.json")));
        Assert.Empty(Directory.EnumerateDirectories(site.AppData, ".restore*"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_more_is_unpacked_than_the_list_says(bool alsoTheArchiveLies)
    {
        const int Stated = 10;
        using var site = new SmallSite();
        await site.RunAsync("backup", site.Beside("b"));
        Bomb(site.Beside("b"), 50_000_000, Stated);
        if (alsoTheArchiveLies)
        {
            LieAboutLength(site.Beside("b"), BombName, Stated);
        }

        var folder = Directory.CreateDirectory(site.Beside("unpacked")).FullName;
        await Assert.ThrowsAsync<BackupException>(() => BackupFile.ExtractAsync(site.Beside("b"), folder));
        var bomb = new FileInfo(Path.Combine(folder, BombName));
        Assert.True(!bomb.Exists || bomb.Length <= Stated);
    }

    [Fact]
    public async Task What_needs_more_room_than_there_is_is_not_unpacked()
    {
        using var site = new SmallSite();
        await site.RunAsync("backup", site.Beside("b"));

        // As an archive of a few gigabytes of zeros would: its bytes could be unpacked to that.
        var free = new DriveInfo(site.AppData).AvailableFreeSpace;
        PretendToBeLong(site.Beside("b"), free);
        var before = site.Files();

        var outcome = await site.RunAsync("restore", site.Beside("b"));

        Assert.Equal(1, outcome.Code);
        Assert.Matches("cannot be as long as it says|no room to unpack", outcome.Error);
        Assert.Equal(before, site.Files());
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData("Host")]
    [InlineData("Host=127.0.0.1")]
    [InlineData("Hots=127.0.0.1;Database=x")]
    [InlineData("Host=127.0.0.1;Database=x;Port=many")]
    [InlineData("Host=127.0.0.1;Database=x;SSL Mode=Perhaps")]
    [InlineData("postgresql://iurc@127.0.0.1/iurc")]
    [InlineData("Host=127.0.0.1;Database=x;Password='")]
    public async Task A_database_that_is_named_by_no_connection_string_is_refused(string database)
    {
        using var site = new SmallSite();
        await site.RunAsync("backup", site.Beside("b"));
        var before = site.Files();

        var outcome = await site.RunAsync("restore", site.Beside("b"), "--database", database);

        Assert.Equal((1, ""), (outcome.Code, outcome.Output));
        Assert.Contains("Host=…;Database=…", Assert.Single(outcome.Error.Split('\n')), StringComparison.Ordinal);
        Assert.Equal(before, site.Files());
    }

    [Fact]
    public async Task What_a_killed_restore_has_left_does_not_fill_the_disk_for_ever()
    {
        using var site = new SmallSite();
        await site.RunAsync("backup", site.Beside("b"));
        site.Write(".restore.abc/data/Sites/Default/Media/large.bin", "half of it");

        Assert.Equal(0, (await site.RunAsync("restore", site.Beside("b"))).Code);
        Assert.DoesNotContain(site.Files().Keys, file => file.Contains("large.bin", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_refuses_while_the_site_is_running()
    {
        using var site = new SmallSite();
        await site.RunAsync("backup", site.Beside("b"));
        site.AddRows(1000, 1);
        var before = site.Files();

        using (SiteLock.Hold(site.AppData))
        using (SiteLock.Hold(site.AppData))
        {
            var outcome = await site.RunAsync("restore", site.Beside("b"));
            Assert.Equal(1, outcome.Code);
            Assert.Contains("is running", outcome.Error, StringComparison.Ordinal);
            Assert.Equal(before, site.Files());
        }

        Assert.Equal(0, (await site.RunAsync("restore", site.Beside("b"))).Code);
    }

    [Fact]
    public async Task A_refused_restore_to_a_new_folder_leaves_no_folder()
    {
        using var site = new SmallSite();
        using var elsewhere = new SmallSite(isThere: false);
        await site.RunAsync("backup", site.Beside("b"));
        Cut(site.Beside("b"), 0.5);

        Assert.Equal(1, (await elsewhere.RunAsync("restore", site.Beside("b"))).Code);
        Assert.False(Directory.Exists(elsewhere.AppData));
    }

    [Fact]
    public async Task A_restore_that_was_cut_short_keeps_the_site_from_starting_until_it_is_done()
    {
        using var site = new SmallSite();
        await site.RunAsync("backup", site.Beside("b"));
        using (var cutShort = SiteLock.Seize(site.AppData))
        {
            cutShort.BeginChange();
        }

        var e = Assert.Throws<BackupException>(() => SiteLock.Hold(site.AppData));
        Assert.Contains("Run it again", e.Message, StringComparison.Ordinal);

        // However little of the site is there.
        File.Delete(Path.Combine(site.AppData, "tenants.json"));
        Assert.Equal(new Outcome(1, "", e.Message), await site.RunAsync("backup", site.Beside("another")));

        Assert.Equal(0, (await site.RunAsync("restore", site.Beside("b"))).Code);
        SiteLock.Hold(site.AppData).Dispose();
    }
}
