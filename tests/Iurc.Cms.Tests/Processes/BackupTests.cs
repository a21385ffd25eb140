using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>The commands that an administrator backs a real site up and restores it with.</summary>
public class BackupTests(StoppedSite stopped)
{
    private const string Phase = "/Admin/Contents/ContentItems/iurcphase10000000000000000/Edit";

    [Fact]
    public async Task A_back_up_under_write_load_restores_to_a_site_that_serves_every_page()
    {
        using var folder = new TemporaryFolder();
        SortedDictionary<string, string> pages;
        await using (var site = SiteProcess.Start(folder["App_Data"]))
        {
            using var client = await site.ListenAsync();
            pages = await PagesAsync(client);
            Assert.True(pages.Count >= 15, string.Join(' ', pages.Keys));

            using var editor = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = client.BaseAddress };
            await LogInAsync(editor);
            using var stop = new CancellationTokenSource();
            using var published = new SemaphoreSlim(0);
            var publishing = Task.Run(() => PublishAsync(editor, published, stop.Token), TestContext.Current.CancellationToken);
            await published.WaitAsync(TestContext.Current.CancellationToken);

            var backup = await SiteProcess.RunAsync(folder["App_Data"], "backup", folder["site.backup"]);
            Assert.Equal((0, ""), (backup.Code, backup.Errors));
            Assert.Contains("found sound", backup.Output, StringComparison.Ordinal);

            // Nothing of the kind is done to a site that is running.
            var refused = await SiteProcess.RunAsync(folder["App_Data"], "restore", folder["site.backup"]);
            Assert.Equal(1, refused.Code);
            Assert.Contains("is running", refused.Errors, StringComparison.Ordinal);

            await stop.CancelAsync();
            await publishing;
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        }

        var restore = await SiteProcess.RunAsync(folder["Elsewhere"], "restore", folder["site.backup"]);
        Assert.Equal((0, ""), (restore.Code, restore.Errors));

        // No password is asked for: the site is set up.
        await using var again = SiteProcess.Start(folder["Elsewhere"], new Dictionary<string, string> { [SiteProcess.PasswordVariable] = "" });
        using var clientAgain = await again.ListenAsync();
        Assert.Equal(pages, await PagesAsync(clientAgain));
    }

    [Fact]
    public async Task The_commands_say_in_one_line_what_is_wrong_and_need_no_site()
    {
        using var folder = new TemporaryFolder();

        var backup = await SiteProcess.RunAsync(folder["App_Data"], "backup", folder["site.backup"]);
        Assert.Equal((1, ""), (backup.Code, backup.Output));
        Assert.Contains("There is no site", SiteProcess.OnlyLineOf(backup.Errors), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["App_Data"]));
    }

    [Fact]
    public async Task A_back_up_that_is_told_to_end_leaves_nothing_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        using var folder = new TemporaryFolder();
        await stopped.CopyToAsync(folder["App_Data"]);
        using (var large = new FileStream(Path.Combine(Directory.CreateDirectory(folder["App_Data", "Sites", "Default", "Media"]).FullName, "large"), FileMode.Create))
        {
            // Of nothing: it takes no room, but some seconds to read.
            large.SetLength(3_000_000_000);
        }

        var partial = folder.Path + "/.b.*/partial";
        var backup = await SiteProcess.RunAsync(folder["App_Data"], null, ["backup", folder["b"]],
            shell: $"p=$$; (until ls {partial}; do sleep 0.05; done; kill -TERM $p) >/dev/null 2>&1 & true");

        Assert.Equal((143, "", ""), backup);
        Assert.Equal([folder["App_Data"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    private static async Task LogInAsync(HttpClient editor)
    {
        var form = HtmlForm.Of((await GetAsync(editor, "/Login")).Document, "form[action*='Login']");
        form["LoginForm.UserName"] = "admin";
        form["LoginForm.Password"] = "Test-Password-1!";
        Assert.Equal(HttpStatusCode.Redirect, (await PostAsync(editor, form.Action, form.Fields)).Status);
    }

    // Publishes the same phase as it is, over and over: each time is a new version, with its history and its indexes.
    private static async Task PublishAsync(HttpClient editor, SemaphoreSlim published, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            var form = HtmlForm.Of((await GetAsync(editor, Phase)).Document, "form[action*='Edit'], form.content-item");
            var answer = await PostAsync(editor, Phase, [.. form.Fields, new("submit.Publish", "submit.Publish")]);
            Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
            published.Release();
        }
    }

    private static async Task<Answer> GetAsync(HttpClient client, string address)
        => await Answer.ReadAsync(await client.GetAsync(address, TestContext.Current.CancellationToken));

    private static async Task<Answer> PostAsync(HttpClient client, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var content = new FormUrlEncodedContent(fields);
        return await Answer.ReadAsync(await client.PostAsync(address, content, TestContext.Current.CancellationToken));
    }

    // The heading of every page that links lead to from the home page.
    private static async Task<SortedDictionary<string, string>> PagesAsync(HttpClient client)
    {
        var pages = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var waiting = new Queue<string>(["/"]);
        while (waiting.TryDequeue(out var address))
        {
            if (pages.ContainsKey(address))
            {
                continue;
            }

            var answer = await GetAsync(client, address);
            Assert.True(answer.Status == HttpStatusCode.OK, $"{address}: {answer}");
            pages.Add(address, Answer.TextOf(answer.Document.QuerySelector("h1")!));
            foreach (var link in answer.Document.QuerySelectorAll("a[href]").Select(link => new Uri(new Uri(client.BaseAddress!, address), link.GetAttribute("href"))))
            {
                if (client.BaseAddress!.IsBaseOf(link))
                {
                    waiting.Enqueue(link.PathAndQuery);
                }
            }
        }

        return pages;
    }
}
