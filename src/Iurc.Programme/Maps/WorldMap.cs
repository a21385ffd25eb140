using Iurc.Programme.Phases;
using Iurc.Programme.Regions;

namespace Iurc.Programme.Maps;

/// <summary>The regions as the world map shows them.</summary>
public static class WorldMap
{
    /// <summary>
    /// The regions that have countries, in the order in which they are drawn: those of later phases first, so that an earlier
    /// phase can be laid over a country that took part in both.
    /// </summary>
    public static IReadOnlyList<MapRegion> Of(IReadOnlyList<PhaseFacts> phases, IReadOnlyList<RegionFacts> regions)
    {
        ArgumentNullException.ThrowIfNull(phases);
        ArgumentNullException.ThrowIfNull(regions);

        var drawn = new HashSet<string>(StringComparer.Ordinal);
        var result = new List<MapRegion>();
        foreach (var (region, phase) in regions
            .Select(region => (Region: region, Phase: region.LastPhaseNumber(phases)))
            .OrderByDescending(pair => pair.Phase))
        {
            var countries = region.Countries
                .Select(code => (Code: code, Shape: CountryShape.Of(code)))
                .Where(country => country.Shape is not null)
                .Select(country => new MapCountry(country.Shape!, IsOverlay: !drawn.Add(country.Code)))
                .ToList();
            if (countries.Count > 0)
            {
                result.Add(new MapRegion(region.Title, region.Path, phase, countries));
            }
        }

        return result;
    }
}

/// <summary>A region on the map.</summary>
/// <param name="Title">The region's name.</param>
/// <param name="Path">The site-relative address of its page, with a leading <c>~/</c>.</param>
/// <param name="Phase">The number of the last phase that it took part in; 0 when that is not known.</param>
/// <param name="Countries">Its countries.</param>
public sealed record MapRegion(string Title, string Path, int Phase, IReadOnlyList<MapCountry> Countries);

/// <summary>A country of a region on the map.</summary>
/// <param name="Shape">How it is drawn.</param>
/// <param name="IsOverlay">Whether another region has coloured it already: this one is then laid over it as stripes.</param>
public sealed record MapCountry(CountryShape Shape, bool IsOverlay);
