using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.PageCache;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Environment.Shell.Scope;
using OrchardCore.Title.Models;
using Xunit;

namespace Iurc.Cms.Tests.Changes;

/// <summary>Whoever keeps something of the site is told of a change when it is stored, neither before nor never.</summary>
public sealed class CommittedChangesTests(Site site, OwnTenant own) : IClassFixture<OwnTenant>, IDisposable
{
    private readonly Reader _reader = new(own.Tenant, site.CreateHandler());

    [Fact]
    public async Task Content_that_changes_while_an_inner_scope_runs_is_told_when_its_own_scope_has_committed()
    {
        const string Id = "iurcphase20000000000000000";
        var title = "Title " + Guid.NewGuid().ToString("n");
        await _reader.KeepAsync("/phases");

        await own.Tenant.UsingAsync(async services =>
        {
            var content = services.GetRequiredService<IContentManager>();
            await ShellScope.UsingChildScopeAsync(async _ =>
            {
                var item = await content.GetAsync(Id, VersionOptions.DraftRequired);
                item.DisplayText = title;
                item.Alter<TitlePart>(part => part.Title = title);
                await content.UpdateAsync(item);
                Assert.True(await content.PublishAsync(item));
            });

            // The inner scope has ended, and nothing is stored yet: this is kept.
            await _reader.KeepAsync("/phases");
        });

        Assert.Contains(title, (await _reader.GetAsync("/phases")).Text, StringComparison.Ordinal);
        await _reader.AssertFreshAsync();
    }

    [Fact]
    public async Task What_an_editor_has_saved_is_told_even_if_the_answer_then_fails()
    {
        const string Address = "/Admin/Contents/ContentItems/iurcphase30000000000000000/Edit";
        var title = "Title " + Guid.NewGuid().ToString("n");
        var browser = await own.BrowserOfAsync("editor");
        var form = HtmlForm.Of((await browser.GetAsync(Address)).Document, "form[enctype='multipart/form-data']");
        form["TitlePart.Title"] = title;
        form.Press("submit.Publish", "submit.Publish");
        await _reader.KeepAsync("/phases");

        var answer = await browser.PostAsync(form, $"{Address}?{FailingResult.Key}=1");

        Assert.Equal(HttpStatusCode.InternalServerError, answer.Status);
        Assert.Contains(title, (await browser.GetAsync(Address)).Text, StringComparison.Ordinal);
        Assert.Contains(title, (await _reader.GetAsync("/phases")).Text, StringComparison.Ordinal);
    }

    public void Dispose() => _reader.Dispose();
}
