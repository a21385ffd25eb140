using System.Net;
using System.Text;
using Iurc.Cms.Editorial.Erasure;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using OrchardCore.Media;
using SixLabors.ImageSharp.Web.Caching;
using Xunit;
using YesSql;

namespace Iurc.Cms.Tests.Protection;

/// <summary>What an administrator erases is nowhere any more.</summary>
[Collection(ProtectedSite.Name)]
public sealed class ErasureTests(OwnTenant fixture)
{
    private static readonly byte[] s_picture =
        Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private readonly Tenant _tenant = fixture.Tenant;

    [Fact]
    public async Task No_byte_of_it_is_left_and_the_record_says_that_and_not_what()
    {
        var marker = "Zqx" + Guid.NewGuid().ToString("n")[..10];
        var contributor = await fixture.BrowserOfAsync("contributor");
        var (own, shared) = ($"{marker.ToLowerInvariant()}.png", $"shared-{Guid.NewGuid():n}.png");
        foreach (var file in new[] { own, shared })
        {
            await _tenant.UsingAsync(services => services.GetRequiredService<IMediaFileStore>().CreateFileFromStreamAsync(file, new MemoryStream(s_picture)));
        }

        // Written, sent for review, changed, shared, published, changed and taken down: all leave something behind.
        const string create = "/Admin/Contents/ContentTypes/Testimonial/Create";
        var draft = Draft.Sound("Testimonial").Set("Testimonial.PersonName.Text", marker + " Speaker").Set("Testimonial.Quote.Text", $"I am {marker} and I said so.")
            .Set("Testimonial.SourceAddress.Text", $"https://{marker.ToLowerInvariant()}.example.eu/said");
        var form = HtmlForm.Of((await contributor.GetAsync(create)).Document, "form[enctype='multipart/form-data']");
        draft.TypeInto(form);
        Assert.Equal(HttpStatusCode.Redirect, (await contributor.PostAsync(form.Press("submit.Save", "submit.AskForReview"), create)).Status);
        var id = await _tenant.UsingAsync(async services => (await services.GetRequiredService<ISession>()
            .QueryIndex<OrchardCore.ContentManagement.Records.ContentItemIndex>(row => row.DisplayText.StartsWith(draft.Name)).FirstOrDefaultAsync()).ContentItemId);
        await contributor.PostAsync($"/Admin/SharedDrafts/{id}/Share", [await contributor.TokenAsync()]);
        await _tenant.EditAsync(id, item => item.Alter<Testimonial>(part =>
        {
            part.Portrait.Paths = [own, shared];
            part.Portrait.MediaTexts = [marker, marker];
        }));
        await _tenant.EditAsync(await OtherVoiceAsync(), item => item.Alter<Testimonial>(part =>
        {
            part.Portrait.Paths = [shared];
            part.Portrait.MediaTexts = ["The mayor"];
        }));
        await _tenant.EditAsync(id, item => item.Alter<Testimonial>(part => part.Quote.Text = $"{marker}: something else."));
        using var reader = _tenant.Anonymous();
        var path = (await _tenant.PublishedAsync(id))!.Content.AutoroutePart.Path.ToString();
        Assert.Contains(marker, (await reader.GetAsync("/" + path)).Text, StringComparison.Ordinal);
        Assert.Contains(marker, (await reader.GetAsync("/search?q=" + marker)).Text, StringComparison.Ordinal);
        await reader.GetAsync("/sitemap.xml");
        await _tenant.SaveDraftAsync(id, item => item.Alter<Testimonial>(part => part.PersonRole.Text = marker + " Mayor"));

        Assert.NotEmpty(FilesWith(marker));

        var administrator = await fixture.BrowserOfAsync(Site.AdminName);
        var address = "/Admin/Erasure/Item/" + id;
        var page = await administrator.GetAsync(address);
        foreach (var words in new[] { "versions", "entries of the audit trail", "notification", "link that shows its draft", own, "back-ups" })
        {
            Assert.Contains(words, page.VisibleText, StringComparison.Ordinal);
        }

        // What something else uses stays, and the page says so, and what uses it.
        Assert.StartsWith($"{shared}: anybody who knows its address sees it", Answer.TextOf(Assert.Single(page.Document.QuerySelectorAll("[data-iurc-shared-file]"))), StringComparison.Ordinal);
        Assert.DoesNotContain(shared, Answer.TextOf(page.Document.QuerySelector("[for='with-files']")!), StringComparison.Ordinal);
        var confirmation = HtmlForm.Of(page.Document, "[data-iurc-erasure] form");
        foreach (var typed in new[] { "something", "", draft.Name })
        {
            confirmation["word"] = typed;
            var refused = await administrator.PostAsync(confirmation, address);
            Assert.Contains("Nothing has been erased. Type the word ERASE", refused.VisibleText, StringComparison.Ordinal);
            Assert.Contains($"To erase “{draft.Name}", refused.VisibleText, StringComparison.Ordinal);
            Assert.NotNull(await _tenant.PublishedAsync(id));
        }

        confirmation["word"] = "ERASE";
        var done = await administrator.FollowAsync(await administrator.PostAsync(confirmation, address));
        Assert.Contains("It has been erased for good.", done.VisibleText, StringComparison.Ordinal);

        Assert.Empty(await TablesWithAsync(marker));
        Assert.Empty(await TablesWithAsync(id));
        Assert.Empty(FilesWith(marker));
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/" + path)).Status);
        Assert.DoesNotContain(draft.Name, (await reader.GetAsync("/testimonials")).Text, StringComparison.Ordinal);
        Assert.NotNull(await _tenant.UsingAsync(services => services.GetRequiredService<IMediaFileStore>().GetFileInfoAsync(shared)));

        // Other tests may have erased something, too.
        var records = await _tenant.UsingAsync(async services => (await services.GetRequiredService<ISession>()
            .Query<AuditTrailEvent, AuditTrailEventIndex>(entry => entry.Category == ErasureEvents.Category, collection: AuditTrailEvent.Collection).ListAsync()).ToList());
        Assert.NotEmpty(records);
        Assert.All(records, record => Assert.Equal((Site.AdminName, ""), (record.UserName, record.CorrelationId ?? "")));
        Assert.Contains("Erased", (await administrator.GetAsync("/Admin/AuditTrail")).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_deleted_before_can_be_erased_too()
    {
        var item = await _tenant.MakePageAsync(AdminActions.Unique("gone"));
        await _tenant.ChangeAsync(item.ContentItemId, (content, latest) => content.RemoveAsync(latest));
        var administrator = await fixture.BrowserOfAsync(Site.AdminName);
        var list = await administrator.GetAsync("/Admin/Erasure");
        var way = list.Document.QuerySelectorAll("li").Single(line => line.TextContent.Contains(item.DisplayText, StringComparison.Ordinal)).QuerySelector("a")!.GetAttribute("href")!;
        var form = HtmlForm.Of((await administrator.GetAsync(way)).Document, "[data-iurc-erasure] form");
        form["word"] = " erase ";
        await administrator.PostAsync(form, way);
        Assert.Empty(await TablesWithAsync(item.ContentItemId));
    }

    [Fact]
    public async Task Copies_are_named_and_stay()
    {
        var item = await _tenant.MakePageAsync(AdminActions.Unique("copied"));
        var administrator = await fixture.BrowserOfAsync(Site.AdminName);
        var address = "/Admin/Erasure/Item/" + item.ContentItemId;
        Assert.Null((await administrator.GetAsync(address)).Document.QuerySelector("[data-iurc-copies]"));

        var copies = new List<string>();
        foreach (var words in new[] { "1 copy of it exists and stays.", "2 copies of it exist and stay." })
        {
            await administrator.PostAsync($"/Admin/Contents/ContentItems/{item.ContentItemId}/Clone", [await administrator.TokenAsync()]);
            var said = (await administrator.GetAsync(address)).Document.QuerySelector("[data-iurc-copies]")!;
            Assert.Contains(words, Answer.TextOf(said), StringComparison.Ordinal);
            copies = [.. said.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)];
        }

        var form = HtmlForm.Of((await administrator.GetAsync(address)).Document, "[data-iurc-erasure] form");
        form["word"] = "ERASE";
        await administrator.PostAsync(form, address);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.GetAsync(address)).Status);
        Assert.Equal(2, copies.Distinct().Count());
        foreach (var copy in copies)
        {
            Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(copy)).Status);
        }
    }

    [Fact]
    public async Task What_serves_the_site_is_not_erased()
    {
        const string home = "iurchome000000000000000000";
        var administrator = await fixture.BrowserOfAsync(Site.AdminName);
        var address = "/Admin/Erasure/Item/" + home;
        var form = HtmlForm.Of((await administrator.GetAsync(address)).Document, "[data-iurc-erasure] form");
        form["word"] = "Erase";
        Assert.Contains("it is the home page", (await administrator.FollowAsync(await administrator.PostAsync(form, address))).VisibleText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await _tenant.Anonymous().GetAsync("/")).Status);
    }

    [Theory]
    [InlineData("editor")]
    [InlineData("contributor")]
    public async Task Only_administrators_erase(string user)
    {
        var browser = await fixture.BrowserOfAsync(user);
        var item = await _tenant.MakePageAsync(AdminActions.Unique("kept"));
        foreach (var address in new[] { "/Admin/Erasure", "/Admin/Erasure/Item/" + item.ContentItemId })
        {
            Assert.NotEqual(HttpStatusCode.OK, (await browser.GetAsync(address)).Status);
        }

        await browser.PostAsync("/Admin/Erasure/Item/" + item.ContentItemId, [await browser.TokenAsync(), new("word", "ERASE")]);
        Assert.NotNull(await _tenant.PublishedAsync(item.ContentItemId));
        Assert.DoesNotContain("Erase for good", (await browser.GetAsync("/Admin/Contents/ContentItems/Page")).VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_node_deletes_its_copies_within_a_minute()
    {
        var folder = await _tenant.UsingAsync(services => Task.FromResult(Path.Combine(
            services.GetRequiredService<IWebHostEnvironment>().WebRootPath, services.GetRequiredService<IOptions<PhysicalFileSystemCacheOptions>>().Value.CacheFolder)));
        Directory.CreateDirectory(Path.Combine(folder, "a"));
        var copy = Path.Combine(folder, "a", Guid.NewGuid().ToString("n") + ".webp");
        await File.WriteAllBytesAsync(copy, s_picture, TestContext.Current.CancellationToken);
        await _tenant.UsingAsync(async services =>
        {
            await services.GetRequiredService<ErasedCopies>().DueAsync();
            await services.GetRequiredService<OrchardCore.Data.Documents.IDocumentStore>().CommitAsync();
        });

        // As a node that has erased nothing itself.
        await _tenant.UsingAsync(services => services.GetServices<OrchardCore.BackgroundTasks.IBackgroundTask>().OfType<ErasedCopiesTask>().Single().DoWorkAsync(services, CancellationToken.None));
        Assert.False(File.Exists(copy));
    }

    private Task<string> OtherVoiceAsync() => _tenant.UsingAsync(async services =>
    {
        var voice = Draft.Sound("Testimonial").ToContentItem(published: true);
        await services.GetRequiredService<IContentManager>().ImportAsync([voice]);
        return voice.ContentItemId;
    });

    /// <summary>The files of the site, the database's own among them, in which the text stands in any of the ways that text is stored.</summary>
    private List<string> FilesWith(string marker)
    {
        byte[][] forms = [Encoding.UTF8.GetBytes(marker), Encoding.UTF8.GetBytes(marker.ToLowerInvariant()), Encoding.Unicode.GetBytes(marker)];
        return [.. Directory.EnumerateFiles(Path.GetDirectoryName(_tenant.DatabaseFile)!, "*", SearchOption.AllDirectories)
            .Where(file => file.Contains(marker, StringComparison.OrdinalIgnoreCase) || Read(file) is var bytes && forms.Any(form => bytes.AsSpan().IndexOf(form) >= 0))];
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private Task<List<string>> TablesWithAsync(string marker) => _tenant.UsingAsync(async services =>
    {
        await using var connection = services.GetRequiredService<OrchardCore.Data.IDbConnectionAccessor>().CreateConnection();
        await connection.OpenAsync();
        var columns = new List<(string Table, string Column)>();
        await using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT m.name, p.name FROM sqlite_master m JOIN pragma_table_info(m.name) p WHERE m.type = 'table'";
            await using var reader = await list.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                columns.Add((reader.GetString(0), reader.GetString(1)));
            }
        }

        var found = new List<string>();
        foreach (var (table, column) in columns)
        {
            await using var count = connection.CreateCommand();
            count.CommandText = $"SELECT COUNT(*) FROM \"{table}\" WHERE \"{column}\" LIKE @marker";
            var parameter = count.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@marker", $"%{marker}%");
            count.Parameters.Add(parameter);
            if (Convert.ToInt64(await count.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture) > 0)
            {
                found.Add($"{table}.{column}");
            }
        }

        return found;
    });
}
