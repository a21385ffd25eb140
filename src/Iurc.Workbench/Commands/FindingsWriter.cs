using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Programme;
using Iurc.Workbench.Checking;

namespace Iurc.Workbench.Commands;

/// <summary>How findings are written.</summary>
internal enum FindingsFormat
{
    /// <summary>A line for each, for people and for editors.</summary>
    Text,

    /// <summary>A JSON array.</summary>
    Json,

    /// <summary>SARIF 2.1.0, which code hosts show beside the changed lines.</summary>
    Sarif,
}

/// <summary>Writes findings.</summary>
internal static class FindingsWriter
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The findings as text in that format.</summary>
    public static string Write(IReadOnlyList<Finding> findings, FindingsFormat format, string workingDirectory) => format switch
    {
        FindingsFormat.Json => new JsonArray([.. findings.Select(finding => Json(finding, workingDirectory))]).ToJsonString(s_json) + Environment.NewLine,
        FindingsFormat.Sarif => Sarif(findings, workingDirectory).ToJsonString(s_json) + Environment.NewLine,
        _ => string.Concat(findings.Select(finding => Line(finding, workingDirectory) + Environment.NewLine)),
    };

    private static string Line(Finding finding, string workingDirectory)
        => OneLine.Of($"{Path.GetRelativePath(workingDirectory, finding.Path)}:{finding.Position}: {Word(finding)} {finding.Code}: {finding.Message}");

    private static string Word(Finding finding) => finding.Severity == Severity.Error ? "error" : "warning";

    private static JsonObject Json(Finding finding, string workingDirectory) => new()
    {
        ["file"] = RelativeAddress(finding, workingDirectory),
        ["line"] = finding.Position.Line,
        ["column"] = finding.Position.Column,
        ["severity"] = Word(finding),
        ["code"] = finding.Code,
        ["message"] = finding.Message,
    };

    private static JsonObject Sarif(IReadOnlyList<Finding> findings, string workingDirectory) => new()
    {
        ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
        ["version"] = "2.1.0",
        ["runs"] = new JsonArray(new JsonObject
        {
            ["tool"] = new JsonObject
            {
                ["driver"] = new JsonObject
                {
                    ["name"] = "iurc-workbench",
                    ["version"] = typeof(FindingsWriter).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0],
                    // No address: where the document stands on the web is for each copy of the repository to say. So the rule brings its text.
                    ["rules"] = new JsonArray([.. CheckGuide.All.Select(rule => new JsonObject
                    {
                        ["id"] = rule.Code,
                        ["shortDescription"] = new JsonObject { ["text"] = rule.Title + "." },
                        ["help"] = new JsonObject { ["text"] = $"docs/checks.md, {rule.Code}:\n{rule.Text}", ["markdown"] = rule.Text },
                    })]),
                },
            },
            // Columns are counted in code points here, as in the lines for people.
            ["columnKind"] = "unicodeCodePoints",
            ["results"] = new JsonArray([.. findings.Select(finding => new JsonObject
            {
                ["ruleId"] = finding.Code,
                ["level"] = Word(finding),
                ["message"] = new JsonObject { ["text"] = finding.Message },
                ["locations"] = new JsonArray(new JsonObject
                {
                    ["physicalLocation"] = new JsonObject
                    {
                        ["artifactLocation"] = new JsonObject { ["uri"] = string.Join('/', RelativeAddress(finding, workingDirectory).Split('/').Select(Uri.EscapeDataString)) },
                        ["region"] = new JsonObject { ["startLine"] = finding.Position.Line, ["startColumn"] = finding.Position.Column },
                    },
                }),
            })]),
        }),
    };

    private static string RelativeAddress(Finding finding, string workingDirectory)
        => Path.GetRelativePath(workingDirectory, finding.Path).Replace(Path.DirectorySeparatorChar, '/');
}
