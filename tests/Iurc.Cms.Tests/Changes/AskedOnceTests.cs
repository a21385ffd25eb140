using Iurc.Cms.Programme.Addresses;
using Iurc.Cms.Programme.Changes;
using Iurc.Cms.Programme.Services;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.ContentManagement.Routing;
using Xunit;

namespace Iurc.Cms.Tests.Changes;

/// <summary>On several nodes a scope asks the others once whether something has changed, however many links its page has.</summary>
public sealed class AskedOnceTests(Site site)
{
    private static readonly string[] s_ids = ["iurcphase10000000000000000", "iurcphase20000000000000000", "iurcphase30000000000000000", "iurcregionchina00000000000"];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Links_ask_once_and_then_wait_for_nothing(bool isCertain)
    {
        var others = new OtherNodes(isCertain);
        var entries = new LookedUpAddresses(new IndexLookUp(new ProgrammeMemory(new SiteGeneration(others))), new OwnAddresses([]));

        for (var scope = 1; scope <= 2; scope++)
        {
            await site.Default.UsingAsync(async services =>
            {
                var options = services.GetRequiredService<IOptions<AutorouteOptions>>();
                var links = new AddressLinks(entries, options);
                foreach (var id in s_ids)
                {
                    Assert.True((await entries.TryGetEntryByContentItemIdAsync(id)).Item1, id);
                }

                for (var link = 0; link < 50; link++)
                {
                    var id = s_ids[link % s_ids.Length];
                    Assert.True(entries.TryGetEntryByContentItemIdAsync(id).IsCompletedSuccessfully);
                    var values = new RouteValueDictionary(options.Value.GlobalRouteValues) { [options.Value.ContentItemIdKey] = id };
                    Assert.Single(links.FindEndpoints(new RouteValuesAddress { ExplicitValues = values, AmbientValues = [] }));
                }
            });

            Assert.Equal(scope, others.Asked);
        }
    }

    private sealed class OtherNodes(bool isCertain) : ISharedGeneration
    {
        public int Asked { get; private set; }

        public async ValueTask<bool> CatchUpAsync(Func<IReadOnlyCollection<string>, ValueTask> apply)
        {
            Asked++;
            await Task.Yield();
            return isCertain;
        }

        public Task<string> BeginAsync(string? earlier, IReadOnlyCollection<string> documents) => Task.FromResult("");

        public Task EndAsync(string? change, IReadOnlyCollection<string> tags, IReadOnlyCollection<string> documents) => Task.CompletedTask;
    }
}
