using System.Net;
using System.Text.RegularExpressions;
using Iurc.Cms.Tests.Delivery;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>An administrator starts the program, and it works.</summary>
public partial class StartTests
{
    [Theory]
    [InlineData("C.UTF-8")]
    [InlineData("en_US.UTF-8")]
    [InlineData("fr_FR.UTF-8")]
    public async Task It_sets_itself_up_in_any_locale_and_the_pages_are_in_English(string locale)
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { ["LANG"] = locale, ["LC_ALL"] = locale });
        using var client = await site.ListenAsync();

        foreach (var address in new[] { "/", "/phases", "/no-such-page" })
        {
            var answer = await Answer.ReadAsync(await client.GetAsync(address, TestContext.Current.CancellationToken));
            Assert.Equal(address == "/no-such-page" ? HttpStatusCode.NotFound : HttpStatusCode.OK, answer.Status);
            Assert.Equal("en", answer.Document.DocumentElement.GetAttribute("lang"));
        }

        Assert.Equal("", site.Errors);
    }

    [Fact]
    public async Task The_program_folder_may_be_read_only_and_has_no_web_root()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other means to make a folder read only.");
            return;
        }

        var isRoot = Environment.IsPrivilegedProcess;
        Assert.SkipWhen(isRoot && !File.Exists("/usr/bin/setpriv"), "Permissions do not bind root, and there is no setpriv to become somebody else.");

        const UnixFileMode ReadByAll = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
        using var folder = new TemporaryFolder();
        var program = folder.CopyProgram();
        var before = Listing(program);
        foreach (var path in Directory.EnumerateFileSystemEntries(program, "*", SearchOption.AllDirectories).Prepend(program))
        {
            // Whatever the umask is that the copy was made under.
            File.SetUnixFileMode(path, Directory.Exists(path) ? ReadByAll | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute : ReadByAll);
        }

        // Somebody else must be able to get in and to write here.
        const UnixFileMode Everybody = (UnixFileMode)0b111_111_111;
        File.SetUnixFileMode(folder.Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
            | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Directory.CreateDirectory(folder["App_Data"]);
        File.SetUnixFileMode(folder["App_Data"], Everybody);

        var environment = new Dictionary<string, string> { ["HOME"] = folder["App_Data"], ["DOTNET_CLI_HOME"] = folder["App_Data"] };
        await using var site = SiteProcess.Start(folder["App_Data"], environment, program, asNobody: isRoot);
        using var client = await site.ListenAsync();

        Assert.False(Directory.Exists(Path.Combine(program, "wwwroot")));
        var home = await Answer.ReadAsync(await client.GetAsync("/", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, home.Status);
        var style = home.Document.QuerySelector("link[rel=stylesheet]")!.GetAttribute("href");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(style, TestContext.Current.CancellationToken)).StatusCode);
        Assert.Equal(before, Listing(program));
    }

    [Fact]
    public async Task A_second_start_needs_no_password_and_shows_the_same_pages()
    {
        using var folder = new TemporaryFolder();
        string first;
        await using (var site = SiteProcess.Start(folder["App_Data"]))
        {
            using var client = await site.ListenAsync();
            first = await AboutAsync(client);
        }

        await using var again = SiteProcess.Start(folder["App_Data"], new Dictionary<string, string> { [SiteProcess.PasswordVariable] = "" });
        using var clientAgain = await again.ListenAsync();
        Assert.Equal(first, await AboutAsync(clientAgain));

        // The port, and with it the canonical address, is another at each start.
        static async Task<string> AboutAsync(HttpClient client)
            => (await client.GetStringAsync("/about", TestContext.Current.CancellationToken))
                .Replace(client.BaseAddress!.ToString(), "/", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_up_that_was_killed_half_way_does_not_keep_the_next_one_from_succeeding()
    {
        using var folder = new TemporaryFolder();
        var deadline = DateTime.UtcNow.AddMinutes(2);
        await using (var site = SiteProcess.Start(folder["App_Data"]))
        {
            // As soon as the database has some tables: the recipe has not run by then.
            var sites = Directory.CreateDirectory(folder["App_Data", "Sites"]);
            while (!sites.EnumerateFiles("*.db", SearchOption.AllDirectories).Any(file => file.Length > 20_000))
            {
                Assert.True(DateTime.UtcNow < deadline, "No database appears. " + site.Output + site.Errors);
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }

            await site.KillAsync();
            Assert.DoesNotContain("Now listening", site.Output, StringComparison.Ordinal);
        }

        await using var again = SiteProcess.Start(folder["App_Data"]);
        using var client = await again.ListenAsync();
        var answer = await Answer.ReadAsync(await client.GetAsync("/phases", TestContext.Current.CancellationToken));
        Assert.Contains("Phase III", answer.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_database_answers_500_with_a_number_for_the_log_and_tells_nothing_of_its_cause()
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"]);
        using var client = await site.ListenAsync();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/phases", TestContext.Current.CancellationToken)).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/ready", TestContext.Current.CancellationToken)).StatusCode);

        var file = Directory.EnumerateFiles(folder["App_Data", "Sites", "Default"], "*.db").Single();
        await using (var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE PhaseIndex; DROP TABLE ContentItemIndex; DROP TABLE Document";
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        // What was found is kept nowhere, unlike pages.
        var answer = await Answer.ReadAsync(await client.GetAsync("/search?q=region", TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("SQLite", answer.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("text/html; charset=utf-8", answer.ContentType);
        Assert.Equal("Sorry, something went wrong", Answer.TextOf(Assert.Single(answer.Document.QuerySelectorAll("h1"))));
        FullSet.AssertOn("the last resort", answer);

        // A proxy's trace is kept, so that its log and ours can be read together.
        const string Trace = "0af7651916cd43dd8448eb211c80319c";
        using var traced = new HttpRequestMessage(HttpMethod.Get, "/search?q=region");
        traced.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-01");
        Assert.Contains(Trace, (await Answer.ReadAsync(await client.SendAsync(traced, TestContext.Current.CancellationToken))).VisibleText, StringComparison.Ordinal);

        // Restarting would not help, and no reader should be sent here.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", TestContext.Current.CancellationToken)).StatusCode);
        var ready = await Answer.ReadAsync(await client.GetAsync("/health/ready", TestContext.Current.CancellationToken));
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (ready.Status, ready.Text));

        // The log is written in the background: stop the program to have all of it.
        var number = NumberInLog().Match(answer.VisibleText).Value;
        site.Stop();
        await site.ExitAsync();
        foreach (var expected in new[] { number, Trace })
        {
            Assert.Contains(site.Output.Split('\n'), line => line.Contains(expected, StringComparison.Ordinal)
                && line.Contains("no such table", StringComparison.Ordinal) && line.Contains("\"RequestPath\":\"/search\"", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("[0-9a-f]{32}")]
    private static partial Regex NumberInLog();

    private static List<string> Listing(string folder) => [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(file => $"{file} {new FileInfo(file).Length} {File.GetLastWriteTimeUtc(file):O}").Order(StringComparer.Ordinal)];
}
