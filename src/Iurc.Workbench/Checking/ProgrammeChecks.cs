using System.Text.Json.Nodes;
using Iurc.Programme;
using Iurc.Programme.Blocks;
using Iurc.Programme.Phases;
using Iurc.Programme.Regions;
using Iurc.Programme.Testimonials;
using Iurc.Programme.Videos;
using Iurc.Workbench.Content;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Holds the content items of the recipes to the programme's own rules.</summary>
internal static class ProgrammeChecks
{
    private const string Video = "VideoBlock";

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set, DateOnly today)
    {
        var phases = FactsOf(set, Facts.Phase, Facts.PhaseOf);
        var regions = FactsOf(set, Facts.Region, Facts.RegionOf);
        var testimonials = FactsOf(set, Facts.Testimonial, Facts.TestimonialOf);
        var phaseIds = phases.Select(phase => phase.Facts.Id).ToHashSet(StringComparer.Ordinal);
        var linkableIds = phaseIds.Concat(regions.Select(region => region.Facts.Id)).ToHashSet(StringComparer.Ordinal);

        return
        [
            .. phases.SelectMany(phase => Report(phase.Source,
                PhaseRules.Check(phase.Facts, phases.Select(other => other.Facts)))),
            .. regions.SelectMany(region => Report(region.Source,
                RegionRules.Check(region.Facts, regions.Select(other => other.Facts), phaseIds.Contains, today))),
            .. testimonials.SelectMany(testimonial => Report(testimonial.Source,
                [
                    .. TestimonialRules.Check(testimonial.Facts, linkableIds.Contains, today),
                    .. testimonial.Item.Published ? TestimonialRules.CheckPublishing(testimonial.Facts) : [],
                ])),
            .. set.ItemsAtAllDepths().Where(block => block.Type == Video).SelectMany(block =>
                VideoFacts.Read((block.Node.Property(Video)?.Value as SourceObject)?.ToJson() as JsonObject) is { } video ? Report(block, VideoRules.Check("Address", video)) : []),
            .. set.ItemsAtAllDepths().SelectMany(block => (block.Node.Property(block.Type)?.Value as SourceObject)?.ToJson() is JsonObject part ? Report(block, BlockRules.Check(block.Type, part)) : []),
        ];
    }

    private static List<(RecipeItem Source, ContentItem Item, T Facts)> FactsOf<T>(RecipeSet set, string type, Func<ContentItem, T> read)
        => [.. set.Items.Where(source => source.Type == type)
            .Select(source => (source, ContentItem.From(source)))
            .Select(pair => (pair.source, pair.Item2, read(pair.Item2)))];

    private static IEnumerable<Finding> Report(RecipeItem source, IEnumerable<Problem> problems)
        => problems.Select(problem => new Finding(source.File.Path, PositionOf(source, problem.Field), problem.Severity, problem.Code, problem.Message));

    private static SourcePosition PositionOf(RecipeItem source, string field)
    {
        var property = field == "Title"
            ? source.Node.Property(nameof(ContentItem.DisplayText)) ?? (source.Node.Property("TitlePart")?.Value as SourceObject)?.Property(field)
            : (source.Node.Property(source.Type)?.Value as SourceObject)?.Property(field);
        return property?.Position ?? source.Node.Position;
    }
}
