using System.Text.Json.Nodes;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>What the templates show themselves is not shown once more among the fields that an administrator has added.</summary>
public sealed class PlacementTests
{
    [Fact]
    public void Every_field_of_a_type_with_a_template_is_hidden_by_the_placement()
    {
        var hidden = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Folder.Root, "themes", "Iurc.Theme", "placement.json")))!.AsObject()
            .SelectMany(shape => shape.Value!.AsArray().Select(entry => (shape.Key, (string?)entry!["differentiator"]))).ToHashSet();
        var steps = Directory.EnumerateFiles(Path.Combine(Repository.Folder.Root, "recipes", "model"), "*.json")
            .SelectMany(path => JsonNode.Parse(File.ReadAllText(path))!["steps"]!.AsArray()).ToList();
        var fields = steps.SelectMany(step => step!["ContentParts"]?.AsArray() ?? []).ToLookup(
            part => (string)part!["Name"]!, part => part!["ContentPartFieldDefinitionRecords"]!.AsArray());

        var shown = steps.SelectMany(step => step!["ContentTypes"]?.AsArray() ?? [])
            .Where(type => File.Exists(Path.Combine(Repository.Folder.Root, "themes", "Iurc.Theme", "Views", $"Content-{type!["Name"]}.liquid")))
            .SelectMany(type => type!["ContentTypePartDefinitionRecords"]!.AsArray())
            .SelectMany(part => fields[(string)part!["PartName"]!].SelectMany(all => all).Select(field => ((string)field!["FieldName"]!, $"{part["Name"]}-{field["Name"]}")));
        Assert.DoesNotContain(shown, field => !hidden.Contains((field.Item1, field.Item2)));
    }
}
