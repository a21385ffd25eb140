using System.Net;
using Iurc.Cms.Editorial;
using Iurc.Cms.Tests.Infrastructure;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>
/// What people complain of does happen on stock Orchard: here the aids are switched off. The tests of each aid show that it does not
/// happen with them; <see cref="PictureTests"/> has the complaints about pictures, and the tests in a browser the one about forms that are left.
/// </summary>
public sealed class StockOrchardTests(StockOrchardTests.StockSite stock) : IClassFixture<StockOrchardTests.StockSite>
{
    private const string Voice = "iurcvoiceniessler000000000";
    private const string Edit = $"/Admin/Contents/ContentItems/{Voice}/Edit";
    private const string Role = "Testimonial.PersonRole.Text";

    /// <summary>OrchardCore issues 4540 and 9242; <see cref="SafeEditingTests"/>.</summary>
    [Fact]
    public async Task The_last_writer_wins_in_silence()
    {
        var (first, second) = (await OpenAsync(), await OpenAsync());
        first[Role] = "Of the first";
        second[Role] = "Of the second";
        foreach (var form in new[] { first, second })
        {
            form.Press("submit.Save");
            Assert.Equal(HttpStatusCode.Redirect, (await stock.Editor.PostAsync(form, Edit)).Status);
        }

        Assert.Equal("Of the second", (await OpenAsync())[Role]);
    }

    /// <summary>OrchardCore issue 8864; <see cref="AddressTests"/>.</summary>
    [Fact]
    public async Task A_page_that_has_moved_is_not_found_where_it_was()
    {
        await stock.Tenant.EditAsync("iurcregionchina00000000000", item => item.Alter<AutoroutePart>(part => part.Path = "regions/china"));
        Assert.Equal(HttpStatusCode.OK, (await stock.Editor.GetAsync("/regions/china")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stock.Editor.GetAsync("/regions/iurc-china")).Status);
    }

    /// <summary>OrchardCore issue 10825; <see cref="ListTests"/>.</summary>
    [Fact]
    public async Task A_list_cannot_be_filtered_by_a_field_and_its_rows_say_nothing_of_it()
    {
        var list = await stock.Editor.GetAsync("/Admin/Contents/ContentItems/Region?q=phase%3A2");
        Assert.NotEqual(3, list.Document.QuerySelectorAll("li.list-group-item .contentitem").Length);
        Assert.DoesNotContain("Phase II", (await stock.Editor.GetAsync("/Admin/Contents/ContentItems/Region")).VisibleText, StringComparison.Ordinal);
    }

    /// <summary>OrchardCore issue 17327; <see cref="MenuTests"/> and <see cref="TabsTests"/>.</summary>
    [Fact]
    public async Task The_menu_and_the_form_are_sorted_by_the_machinery()
    {
        var page = (await stock.Editor.GetAsync(Edit)).Document;
        Assert.DoesNotContain(page.QuerySelectorAll("#left-nav .title"), title => Answer.TextOf(title) == "Testimonials");
        Assert.Contains(page.QuerySelectorAll("#left-nav .title"), title => Answer.TextOf(title) == "Content Items");
        Assert.DoesNotContain(page.QuerySelectorAll("[role=tab]"), tab => Answer.TextOf(tab) == "Where it shows");
    }

    /// <summary><see cref="PermissionsTests"/> and the tests in a browser.</summary>
    [Fact]
    public async Task A_contributor_can_change_nothing_that_somebody_else_has_published()
    {
        await stock.Tenant.CreateUserAsync("contributor", "Contributor");
        using var contributor = await stock.Tenant.Anonymous().LogInAsync("contributor");
        Assert.NotEqual(HttpStatusCode.OK, (await contributor.GetAsync(Edit)).Status);
        Assert.DoesNotContain("Propose a change", (await contributor.GetAsync("/Admin/Contents/ContentItems/Testimonial")).VisibleText, StringComparison.Ordinal);
    }

    private async Task<HtmlForm> OpenAsync() => HtmlForm.Of((await stock.Editor.GetAsync(Edit)).Document, "form[enctype='multipart/form-data']");

    public sealed class StockSite(Site site) : IAsyncLifetime
    {
        internal Tenant Tenant { get; private set; } = null!;

        internal Browser Editor { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Tenant = await site.CreateTenantAsync();
            await Tenant.CreateUserAsync("editor", "Editor");
            // What needs another comes first.
            foreach (var aid in new[] { FeatureIds.Erasure, FeatureIds.InternalLinks, FeatureIds.Dashboard, FeatureIds.Lists, FeatureIds.Addresses, FeatureIds.Proposals, FeatureIds.SafeEditing, FeatureIds.Forms, FeatureIds.EditorsMenu })
            {
                await Tenant.SwitchOffAsync(aid);
            }

            Editor = await Tenant.Anonymous().LogInAsync("editor");
        }

        public ValueTask DisposeAsync()
        {
            Editor.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
