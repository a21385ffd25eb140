using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Parity;

/// <summary>Whatever people type, preview and CMS make the same of it, with every template of the theme.</summary>
public sealed class HostileParityTests(Site site)
{
    [Fact]
    public async Task Every_page_and_state_has_the_same_HTML_whatever_people_type_and_every_template_is_among_them()
    {
        var folder = Directory.CreateTempSubdirectory("iurc-hostile-");
        try
        {
            var items = HostileContent.WriteTo(folder.FullName);
            var tenant = await site.CreateTenantAsync();
            await tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync(items.Select(item => item.ToObject<ContentItem>()!)));
            await using var preview = await Preview.StartAsync(folder.FullName);
            using var reader = tenant.Anonymous();
            using var administrator = await tenant.Anonymous().LogInAsync(Site.AdminName);

            var pages = (await reader.CrawlAsync(tenant)).ToDictionary(page => page.Key, page => page.Value);
            Assert.Equal(pages.Keys.Order(StringComparer.Ordinal), await preview.CrawlAsync());
            foreach (var address in (await preview.StatesAsync()).Except(pages.Keys))
            {
                // The style guide is for those who may enter the admin.
                pages[address] = await (address == "/style-guide" ? administrator : reader).GetAsync(PageComparison.InCms(address));
            }

            var differences = await PageComparison.DifferencesAsync(pages, preview, tenant);
            Assert.True(differences.Count == 0, string.Join(Environment.NewLine, differences));
            Assert.Contains(pages.Values, page => page.Text.Contains("&lt;script&gt;", StringComparison.Ordinal));

            // A new template belongs to the comparison: make a state of it that the preview lists, or content that uses it.
            // Only what has no address of its own has no page, and is seen as a part of others.
            var withPage = items.Where(item => item["AutoroutePart"] is not null).Select(item => $"Content-{item["ContentType"]}").ToHashSet(StringComparer.Ordinal);
            var withoutPage = items.Select(item => $"Content-{item["ContentType"]}").Except(withPage);
            // The page of a type that an administrator has made shows fields by Orchard's own views, which the preview does not have.
            Assert.Empty(RenderedTemplates.InFolder.Except(tenant.RenderedTemplates).Except(withoutPage).Except(["Content"]));
            Assert.Empty(tenant.Log);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
