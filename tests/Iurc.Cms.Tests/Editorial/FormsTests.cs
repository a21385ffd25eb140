using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>The editor's form has the script that leads to its errors, and no other page has. What the script does is tested in a browser.</summary>
public sealed class FormsTests(OwnTenant fixture) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private readonly Browser _editor = fixture.Tenant.Anonymous();

    public async ValueTask InitializeAsync() => await _editor.LogInAsync("editor");

    public ValueTask DisposeAsync()
    {
        _editor.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("/Admin/Contents/ContentTypes/Phase/Create", 1)]
    [InlineData("/Admin/Contents/ContentTypes/Region/Create", 1)]
    [InlineData("/Admin/Contents/ContentItems/iurcphase10000000000000000/Edit", 1)]
    [InlineData("/Admin/Contents/ContentItems/iurchome000000000000000000/Edit", 1)]
    [InlineData("/Admin/Contents/ContentItems", 0)]
    [InlineData("/", 0)]
    public async Task Each_form_has_it_once_and_other_pages_do_not(string address, int count)
    {
        var page = await _editor.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(count, page.Document.QuerySelectorAll("form [data-iurc-forms]").Length);
        Assert.Equal(count, page.Document.QuerySelectorAll("script[src*='forms.js?v=']").Length);
    }

    [Theory]
    [InlineData("forms.js")]
    [InlineData("safe-editing.js")]
    public async Task The_script_is_served(string name)
    {
        var answer = await _editor.GetAsync("/Iurc.Cms.Editorial/scripts/" + name);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.StartsWith("text/javascript", answer.ContentType, StringComparison.Ordinal);
    }
}
