using System.Globalization;
using Iurc.Programme;
using Iurc.Programme.Links;
using Iurc.Programme.Mending;
using Iurc.Programme.RichTexts;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds what the CMS would change in a text before it stores it, and pictures and links that it would refuse.</summary>
internal static class MendingChecks
{
    // The module that mends and refuses.
    private const string Module = "Iurc.Cms.Programme";

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
    {
        // Another site may live with them; it is told all the same. A part of the recipes, which enables nothing, counts as a part of this site.
        var enabled = set.Files.SelectMany(file => file.Steps).SelectMany(RecipePlan.FeaturesEnabledBy).Select(feature => feature.Value).ToHashSet(StringComparer.Ordinal);
        var severity = enabled.Count == 0 || enabled.Contains(Module) ? Severity.Error : Severity.Warning;
        return set.Items.SelectMany(item => TextsOf(item.Node, item.Type, "").SelectMany(text => Check(item, text.Place, text.Text, severity)));
    }

    private static IEnumerable<Finding> Check(RecipeItem item, TextPlace place, SourceString text, Severity severity)
        => TextMenders.Mend(place, text.Value).Changes
            // A program is an error, and another check's finding.
            .Where(change => change.Kind != RichTextChanges.Program)
            .Select(change => Finding.Warning(item.File, text.PositionAt(change.Position), CheckCode.MendedText,
                $"The CMS will not store this as it is. {string.Format(CultureInfo.InvariantCulture, change.Kind.One, 1, change.What)}"))
            .Concat((place.Path.EndsWith(".Html", StringComparison.Ordinal) ? RichTextRules.CheckText(place.Path, text.Value)
                    : AddressMender.IsAddressField(place) ? RichTextRules.CheckAddress(place.Path, text.Value) : [])
                .Select(problem => new Finding(item.File.Path, text.Position, severity, problem.Code, problem.Message)));

    // As the CMS walks through an item: the path begins anew in each item that lies in another.
    private static IEnumerable<(TextPlace Place, SourceString Text)> TextsOf(SourceNode node, string type, string path) => node switch
    {
        SourceString text when !KindCheck.IsExpression(text) => [(new(type, path), text)],
        SourceArray values => values.Items.SelectMany(value => TextsOf(value, type, path)),
        SourceObject members when members.TextOf("ContentType") is { } own => members.Properties.SelectMany(property => TextsOf(property.Value, own, property.Name)),
        SourceObject members => members.Properties.SelectMany(property => TextsOf(property.Value, type, $"{path}.{property.Name}")),
        _ => [],
    };
}
