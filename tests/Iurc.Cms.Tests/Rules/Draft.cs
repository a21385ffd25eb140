using System.Globalization;
using System.Text.Json.Nodes;
using Iurc.Cms.Tests.Infrastructure;
using OrchardCore.ContentManagement;
using Xunit;

namespace Iurc.Cms.Tests.Rules;

/// <summary>What somebody fills in: the names of the editor's form with their values. It can be typed into the form or be imported.</summary>
internal sealed class Draft
{
    /// <summary>The only box to tick.</summary>
    public const string Permission = "Testimonial.PermissionGiven.Value";

    private static int s_count;
    private readonly Dictionary<string, string[]> _values = new(StringComparer.Ordinal);

    private Draft(string type) => Type = type;

    public string Type { get; }

    public IEnumerable<KeyValuePair<string, string[]>> Values => _values;

    /// <summary>The name that readers see.</summary>
    public string Name => _values[Type == "Testimonial" ? "Testimonial.PersonName.Text" : "TitlePart.Title"][0];

    /// <summary>Something that obeys every rule and raises no warning. Each has a name, a number and years of its own.</summary>
    public static Draft Sound(string type)
    {
        var count = Interlocked.Increment(ref s_count);
        var draft = new Draft(type);
        return type switch
        {
            "Phase" => draft
                .Set("TitlePart.Title", $"Phase of test {count}")
                .Set("Phase.Number.Value", (100 + count).ToString(CultureInfo.InvariantCulture))
                .Set("Phase.ProgrammeName.Text", "International Test Cooperation")
                // 1957 to 2015 lies before the seed's phases: one year for each draft.
                .Set("Phase.StartYear.Value", (1957 + (count % 59)).ToString(CultureInfo.InvariantCulture))
                .Set("Phase.EndYear.Value", (1957 + (count % 59)).ToString(CultureInfo.InvariantCulture)),
            "Region" => draft
                .Set("TitlePart.Title", $"Region of test {count}")
                .Set("Region.Phases.ContentItemIds", "iurcphase30000000000000000")
                .Set("Region.Website.Text", $"https://region{count}.example.eu/")
                .Set("Region.LinkKind.Text", "website")
                .Set("Region.Countries.Values", "CA", "US"),
            "Testimonial" => draft
                .Set("Testimonial.Quote.Text", $"We have learned a lot, {count} times.")
                .Set("Testimonial.Language.Text", "en")
                .Set("Testimonial.PersonName.Text", $"Person {count}")
                .Set("Testimonial.SourceAddress.Text", "https://example.eu/interview")
                .Set("Testimonial.PermissionGiven.Value", "true"),
            "CollectionPage" => draft.Set("TitlePart.Title", $"List of test {count}").Set("CollectionPage.Collection.Text", "phases"),
            "FundingStatement" => draft.Set("TitlePart.Title", $"Funding of test {count}").Set("FundingStatement.Text.Text", $"Funding of test {count}").Set("AliasPart.Alias", $"funding-{count}-of-test"),
            "Menu" => draft.Set("TitlePart.Title", $"Menu of test {count}").Set("AliasPart.Alias", $"menu-{count}-of-test"),
            _ => draft.Set("TitlePart.Title", $"{type} of test {count}").Set($"{type}.Summary.Text", "A few words."),
        };
    }

    public Draft Set(string name, params string[] values)
    {
        _values[name] = values;
        return this;
    }

    /// <summary>Fills a form in by hand.</summary>
    /// <param name="form">The form.</param>
    /// <param name="forged">The field whose value the form does not offer, if there is one.</param>
    public void TypeInto(HtmlForm form, string? forged = null)
    {
        foreach (var (name, values) in _values)
        {
            if (name == forged)
            {
                form.Forge(name, Assert.Single(values));
            }
            else if (name == Permission)
            {
                form.Tick(name, values[0] == "true");
            }
            else if (name.EndsWith(".ContentItemIds", StringComparison.Ordinal))
            {
                form.SetByScript(name, string.Join(',', values));
            }
            else if (name != "AliasPart.Alias" || form[name] is not null)
            {
                // The alias of what the templates ask for by name is not on the screen.
                form.SetAll(name, values);
            }
        }
    }

    /// <summary>The item as an import brings it.</summary>
    public ContentItem ToContentItem(bool published)
    {
        var json = ToJson(published);
        return json.ToObject<ContentItem>()!;
    }

    public JsonObject ToJson(bool published)
    {
        var id = Guid.NewGuid().ToString("n")[..26];
        var json = new JsonObject
        {
            ["ContentItemId"] = id,
            ["ContentItemVersionId"] = Guid.NewGuid().ToString("n")[..26],
            ["ContentType"] = Type,
            ["DisplayText"] = Name,
            ["TitlePart"] = new JsonObject { ["Title"] = Name },
            ["Latest"] = true,
            ["Published"] = published,
        };

        foreach (var (name, values) in _values)
        {
            var path = name.Split('.');
            var part = json[path[0]] as JsonObject ?? (JsonObject)(json[path[0]] = new JsonObject());
            if (path.Length == 2)
            {
                part[path[1]] = values[0];
            }
            else
            {
                part[path[1]] = new JsonObject { [path[2]] = ValueOf(path[1], path[2], values) };
            }
        }

        return json;
    }

    private static JsonNode? ValueOf(string field, string property, string[] values) => (field, property) switch
    {
        (_, "ContentItemIds" or "Values") => new JsonArray([.. values.Where(value => value.Length > 0).Select(value => JsonValue.Create(value))]),
        ("PermissionGiven", _) => values[0] == "true",
        ("ClosedOn" or "SaidOn", _) => values[0],
        (_, "Value") => values[0].Length == 0 ? null : decimal.Parse(values[0], CultureInfo.InvariantCulture),
        _ => values[0],
    };
}
