using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Addresses;
using Iurc.Cms.Programme.Packages;
using Iurc.Programme.Addresses;
using Microsoft.Extensions.Localization;
using OrchardCore.Sitemaps.Services;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Editorial.SearchEngines;

/// <summary>Refuses sitemaps at addresses at which nobody would find them, as the admin's form does.</summary>
internal sealed class SitemapStepCheck(ISitemapManager sitemaps, OwnAddresses own, IStringLocalizer<SitemapStepCheck> localizer) : IStepCheck
{
    private const string Extension = ".xml";
    private const string NotInAddresses = ":?#[]@!$&'()*+,;=<>\\|% ";

    /// <inheritdoc />
    public string StepName => "sitemaps";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        var stored = (await sitemaps.GetSitemapsAsync()).ToDictionary(sitemap => sitemap.SitemapId, sitemap => CanonicalAddress.Of(sitemap.Path ?? ""), StringComparer.Ordinal);
        foreach (var sitemap in ObjectsOf(json["data"]))
        {
            var name = WordOf(sitemap["Name"]) ?? "";
            if (WordOf(sitemap["SitemapId"]) is not { } id || WordOf(sitemap["Path"]) is not { } path || name.Length == 0)
            {
                yield return localizer["the sitemap \"{0}\" has no \"SitemapId\", \"Name\" or \"Path\".", name];
                continue;
            }

            var address = CanonicalAddress.Of(path);
            if (!path.EndsWith(Extension, StringComparison.Ordinal) || path.IndexOfAny([.. NotInAddresses]) >= 0)
            {
                yield return localizer["the \"Path\" of the sitemap \"{0}\" is \"{1}\". It has to end with {2} and have neither blanks nor any of {3}", name, path, Extension, NotInAddresses.Trim()];
            }
            else if (stored.Any(other => other.Key != id && other.Value == address))
            {
                yield return localizer["the sitemap \"{0}\" has the same \"Path\" as another one: {1}.", name, path];
            }
            else if (!stored.ContainsValue(address) && address != "sitemap.xml" && await own.PurposeOfAsync(address) is { } purpose)
            {
                yield return localizer["the address /{0} of the sitemap \"{1}\" is the site's own ({2}). Choose another \"Path\".", path.TrimStart('/'), name, purpose];
            }

            stored[id] = address;
        }
    }
}
