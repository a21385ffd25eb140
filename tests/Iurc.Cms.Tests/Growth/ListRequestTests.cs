using System.Globalization;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentLocalization.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Records;
using Xunit;
using YesSql;
using YesSql.Services;

namespace Iurc.Cms.Tests.Growth;

/// <summary>What is remembered of an admin list is remembered of that list, and not of another one that looks like it.</summary>
public sealed class ListRequestTests(ListRequestTests.ListsSite lists) : IClassFixture<ListRequestTests.ListsSite>
{
    [Fact]
    public async Task A_list_that_a_filter_of_Orchards_narrows_by_a_value_of_its_own_is_counted_by_itself()
    {
        var expected = await lists.Tenant.UsingAsync(async services =>
        {
            var localized = (await services.GetRequiredService<IContentDefinitionManager>().ListTypeDefinitionsAsync())
                .Where(type => type.Parts.Any(part => part.PartDefinition.Name == nameof(LocalizationPart))).Select(type => type.Name).ToArray();
            return await services.GetRequiredService<ISession>().QueryIndex<ContentItemIndex>(row => row.Latest && row.ContentType.IsIn(localized)).CountAsync();
        });

        var all = await TotalAsync(lists.Editor, "/Admin/Contents/ContentItems");
        var narrowed = await TotalAsync(lists.Editor, "/Admin/Contents/ContentItems?Localization.ShowLocalizedContentTypes=true");

        Assert.NotEqual(all, narrowed);
        Assert.Equal(expected, narrowed);
        Assert.Equal(all, await TotalAsync(lists.Editor, "/Admin/Contents/ContentItems"));
    }

    [Theory]
    [InlineData("status:Owner")]
    [InlineData("status:owner")]
    [InlineData("STATUS:OWNER")]
    public async Task What_is_ones_own_is_counted_for_each_user(string filter)
    {
        var address = "/Admin/Contents/ContentItems/Page?q=" + Uri.EscapeDataString(filter);

        Assert.Equal(0, await TotalAsync(lists.Editor, address));
        Assert.Equal(3, await TotalAsync(lists.Writer, address));
        Assert.Equal(0, await TotalAsync(lists.Editor, address));
    }

    [Fact]
    public async Task Two_filters_of_the_same_words_are_two_lists()
    {
        var either = await TotalAsync(lists.Editor, "/Admin/Contents/ContentItems/Page?q=alpha%20beta");
        var both = await TotalAsync(lists.Editor, "/Admin/Contents/ContentItems/Page?q=%22alpha%20beta%22");

        Assert.Equal((3, 1), (either, both));
    }

    private static async Task<int> TotalAsync(Browser browser, string address)
    {
        var page = await browser.GetAsync(address);
        if (page.Document.QuerySelector("#items") is not { } label)
        {
            return 0;
        }

        var text = Answer.TextOf(label);
        return int.Parse(text.Split(' ')[^2], CultureInfo.InvariantCulture);
    }

    public sealed class ListsSite(Site site) : IAsyncLifetime
    {
        private static readonly string[] s_titles = ["Alpha one", "Beta two", "Alpha Beta"];

        internal Tenant Tenant { get; private set; } = null!;

        internal Browser Editor { get; private set; } = null!;

        internal Browser Writer { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Tenant = await site.CreateTenantAsync();
            await Tenant.CreateUserAsync("editor", "Editor");
            var writer = await Tenant.CreateUserAsync("writer", "Editor");
            await Tenant.UsingAsync(async services =>
            {
                var content = services.GetRequiredService<IContentManager>();
                foreach (var title in s_titles)
                {
                    var item = await content.NewAsync("Page");
                    (item.DisplayText, item.Owner) = (title, writer);
                    item.Content["TitlePart"]["Title"] = title;
                    await content.CreateAsync(item, VersionOptions.Draft);
                }
            });
            Editor = await Tenant.Anonymous().LogInAsync("editor");
            Writer = await Tenant.Anonymous().LogInAsync("writer");
        }

        public ValueTask DisposeAsync()
        {
            Editor.Dispose();
            Writer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
