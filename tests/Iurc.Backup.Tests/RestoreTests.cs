using System.IO.Compression;
using Xunit;

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

        Assert.Equal(0, (await site.RunAsync("restore", site.Beside("b"))).Code);
        SiteLock.Hold(site.AppData).Dispose();
    }

    private static void Cut(string file, double share)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.SetLength(share < 1 ? (long)(stream.Length * share) : stream.Length - 1);
    }

    private static void Flip(string file, string member)
    {
        // The data of a member stands behind the first mention of its name.
        var bytes = File.ReadAllBytes(file);
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(member)) + member.Length + 4;
        bytes[at] ^= 4;
        File.WriteAllBytes(file, bytes);
    }

    private static void EditManifest(string file, string old, string replacement) => Rewrite(file, archive =>
    {
        string text;
        using (var reader = new StreamReader(archive.GetEntry("manifest.json")!.Open()))
        {
            text = reader.ReadToEnd();
        }

        Assert.Contains(old, text, StringComparison.Ordinal);
        Replace(archive, "manifest.json", text.Replace(old, replacement, StringComparison.Ordinal));
    });

    private static void Replace(string file, string member, string text) => Rewrite(file, archive => Replace(archive, member, text));

    private static void Replace(ZipArchive archive, string member, string text)
    {
        archive.GetEntry(member)!.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(member).Open());
        writer.Write(text);
    }

    // Both in the archive and in the manifest, as a forger would.
    private static void Rename(string file, string member, string name)
    {
        EditManifest(file, $"\"{member}\"", $"\"{name}\"");
        Rewrite(file, archive =>
        {
            using var copy = new MemoryStream();
            using (var stream = archive.GetEntry(member)!.Open())
            {
                stream.CopyTo(copy);
            }

            archive.GetEntry(member)!.Delete();
            using var target = archive.CreateEntry(name).Open();
            target.Write(copy.ToArray());
        });
    }

    private static void Rewrite(string file, Action<ZipArchive> change)
    {
        using var archive = ZipFile.Open(file, ZipArchiveMode.Update);
        change(archive);
    }
}
