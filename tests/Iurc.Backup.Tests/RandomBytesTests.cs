using CsCheck;
using Xunit;

namespace Iurc.Backup.Tests;

/// <summary>
/// Whatever bytes stand in a back-up or in a site's settings, the commands end with 0 or with 1 and one line, and the site is as it was
/// unless a sound back-up was restored.
/// </summary>
public sealed class RandomBytesTests : IAsyncLifetime
{
    private const int Rounds = 300;
    private readonly SmallSite _site = new();
    private byte[] _backup = [];
    private string _manifest = "";

    // One change: bytes replaced by others, taken out or put in, or the end cut off. A place is a share of the whole, so that it fits any length.
    private static readonly Gen<Func<byte[], byte[]>> s_change =
        Gen.Select(Gen.Double.Unit, Gen.Byte.Array[0, 8], Gen.Int[0, 8], Gen.Int[0, 9], (place, inserted, removed, kind) => (Func<byte[], byte[]>)(bytes =>
        {
            var at = (int)(place * bytes.Length);
            return kind == 0 ? bytes[..at] : [.. bytes[..at], .. inserted, .. bytes[Math.Min(bytes.Length, at + removed)..]];
        }));

    // What JSON can hold in the place of something else.
    private static readonly Gen<string> s_value = Gen.OneOf("null", "7", "-1", "1e99", "true", "\"\"", "\"..\"", "\"\\u0000\"", "[]", "{}", "[null]", "\"Postgres\"", "\"Running\"", "99999999999999999999");

    public async ValueTask InitializeAsync()
    {
        await _site.RunAsync("backup", _site.Beside("b"));
        _backup = await File.ReadAllBytesAsync(_site.Beside("b"));
        _manifest = Forgery.Read(_site.Beside("b"), "manifest.json");
    }

    public ValueTask DisposeAsync()
    {
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public Task In_a_back_up()
        => s_change.Array[1, 4].SampleAsync(
            changes => RestoreAsync(file => File.WriteAllBytes(file, changes.Aggregate(_backup, (bytes, change) => change(bytes)))),
            iter: Rounds);

    [Fact]
    public Task In_its_list_of_files()
        => Gen.OneOf(Values(_manifest), Bytes(_manifest)).SampleAsync(
            manifest => RestoreAsync(file =>
            {
                File.WriteAllBytes(file, _backup);
                Forgery.Replace(file, "manifest.json", manifest);
            }),
            iter: Rounds);

    [Theory]
    [InlineData("tenants.json")]
    [InlineData("Sites/Default/appsettings.json")]
    public Task In_the_settings_of_a_site(string path)
    {
        var text = File.ReadAllText(Path.Combine(_site.AppData, path));
        return Gen.OneOf(Values(text), Bytes(text)).SampleAsync(
            async settings =>
            {
                using var site = new SmallSite();
                site.Write(path, settings);
                var before = site.Files();
                var outcome = await site.RunAsync("backup", site.Beside("b"));
                AssertOneLine(outcome);
                Assert.Equal(before, site.Files());
                Assert.Equal(outcome.Code == 0, File.Exists(site.Beside("b")));
            },
            iter: Rounds / 3);
    }

    [Theory]
    [InlineData("data/tenants.json")]
    [InlineData("data/Sites/Default/appsettings.json")]
    public Task In_the_settings_that_a_back_up_holds(string member)
    {
        var text = Forgery.Read(_site.Beside("b"), member);
        return Gen.OneOf(Values(text), Bytes(text)).SampleAsync(
            settings => RestoreAsync(file =>
            {
                File.WriteAllBytes(file, _backup);
                Forgery.Forge(file, member, settings);
            }),
            iter: Rounds / 3);
    }

    [Fact]
    public Task In_the_name_of_a_database()
        => Gen.Select(Gen.String, Gen.OneOf("", "Host=", "Host=127.0.0.1;Port=", "Host=127.0.0.1;Database=x;SSL Mode=")).SampleAsync(
            async (text, start) =>
            {
                using var site = new SmallSite(isThere: false);
                var outcome = await site.RunAsync("restore", _site.Beside("b"), "--database", start + text);
                Assert.Equal(1, outcome.Code);
                AssertOneLine(outcome);
                Assert.False(Directory.Exists(site.AppData));
            },
            iter: Rounds);

    private static Gen<string> Bytes(string text)
        => Gen.Select(s_change.Array[1, 3], changes => System.Text.Encoding.UTF8.GetString(changes.Aggregate(System.Text.Encoding.UTF8.GetBytes(text), (bytes, change) => change(bytes))));

    // One of the values in a JSON text is another.
    private static Gen<string> Values(string text)
    {
        var values = System.Text.RegularExpressions.Regex.Matches(text, "(?<=: ?)(\"[^\"]*\"|-?[0-9]+)");
        return Gen.Select(Gen.Int[0, values.Count - 1], s_value, (index, value) => text.Remove(values[index].Index, values[index].Length).Insert(values[index].Index, value));
    }

    private static async Task RestoreAsync(Action<string> write)
    {
        using var site = new SmallSite(isThere: false);
        site.Write("tenants.json", "{}");
        site.Write("Sites/Default/Media/mine.txt", "mine");
        write(site.Beside("b"));
        var before = site.Files();

        var outcome = await site.RunAsync("restore", site.Beside("b"));

        AssertOneLine(outcome);
        if (outcome.Code == 1)
        {
            Assert.Equal(before, site.Files());
        }
        else
        {
            Assert.Equal(200, site.CountRows());
        }
    }

    private static void AssertOneLine(Outcome outcome)
    {
        var said = outcome.Code == 0 ? outcome.Output : outcome.Error;
        Assert.True(outcome.Code is 0 or 1 && said.Length > 0 && !said.Contains('\n', StringComparison.Ordinal), outcome.ToString());
        Assert.Equal("", outcome.Code == 0 ? outcome.Error : outcome.Output);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}
