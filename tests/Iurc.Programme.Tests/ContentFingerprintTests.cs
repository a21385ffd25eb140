using System.Text.Json.Nodes;
using CsCheck;
using Iurc.Programme.Schedules;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>Two versions have one fingerprint exactly when they say the same to readers.</summary>
public sealed class ContentFingerprintTests
{
    private static readonly Gen<JsonNode?> s_value = Gen.OneOf(
        Gen.OneOf("", "a", "b", "2026-12-12").Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Int[0, 2].Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(value => (JsonNode?)JsonValue.Create(value)),
        Gen.Const((JsonNode?)null),
        Gen.OneOf("a", "b", "").Array[0, 3].Select(texts => (JsonNode?)new JsonArray([.. texts.Select(text => (JsonNode?)JsonValue.Create(text))])));

    private static readonly Gen<JsonObject> s_content = Gen.Select(Gen.OneOf("Page", "TitlePart", "SeoMetaPart"), Gen.OneOf("Text", "Html", "Paths"), s_value)
        .Array[0, 6].Select(fields =>
        {
            var content = new JsonObject();
            foreach (var (part, field, value) in fields)
            {
                var members = content[part] as JsonObject ?? (JsonObject)(content[part] = new JsonObject());
                members[field] = value?.DeepClone();
            }

            return content;
        });

    [Fact]
    public void The_order_of_parts_and_what_is_empty_do_not_matter()
        => s_content.Sample(content =>
        {
            var other = new JsonObject { ["AliasPart"] = new JsonObject { ["Alias"] = null, ["Other"] = new JsonArray() }, ["MarkPart"] = new JsonObject { ["IsOn"] = false, ["Text"] = "" } };
            foreach (var (name, part) in content.Reverse())
            {
                other[name] = part?.DeepClone();
            }

            Assert.Equal(ContentFingerprint.Of(content), ContentFingerprint.Of(other));
        });

    [Fact]
    public void A_change_that_readers_can_see_does()
        => Gen.Select(s_content, Gen.OneOf("Page", "TitlePart", "PermissionPart"), Gen.OneOf("Text", "New"), Gen.OneOf("x", "y z", "<p>"))
            .Sample((content, part, field, text) =>
            {
                var before = ContentFingerprint.Of(content);
                var changed = content.DeepClone().AsObject();
                var members = changed[part] as JsonObject ?? (JsonObject)(changed[part] = new JsonObject());
                members[field] = text;
                Assert.NotEqual(before, ContentFingerprint.Of(changed));
            });

    [Theory]
    [InlineData("""{"A":{"Text":"x"},"B":{"Text":"y"}}""", """{"A":{"Text":"y"},"B":{"Text":"x"}}""")]
    [InlineData("""{"A":{"Ids":["1","2"]}}""", """{"A":{"Ids":["2","1"]}}""")]
    [InlineData("""{"A":{"Ids":["1,2"]}}""", """{"A":{"Ids":["1","2"]}}""")]
    [InlineData("""{"A":{"Value":true}}""", """{"A":{"Value":false}}""")]
    [InlineData("""{"A":{"Value":1}}""", """{"A":{"Value":"1"}}""")]
    [InlineData("""{"A":{"B":{"C":"x"}}}""", """{"A":{"B":"x"}}""")]
    public void What_differs_has_another(string one, string other) => Assert.NotEqual(Of(one), Of(other));

    [Theory]
    [InlineData("""{"A":{"Value":1}}""", """{"A":{"Value":1.0}}""")]
    [InlineData("""{"A":{"Text":"x"}}""", """{"A":{"Text":"x","Html":null},"PublishLaterPart":{"ScheduledPublishUtc":"2026-12-12T08:00:00Z"},"ReviewPart":{"AskedByName":"e"}}""")]
    [InlineData("""{"A":{"Text":"é"}}""", "{\"A\":{\"Text\":\"\\u00e9\"}}")]
    public void What_says_the_same_has_one(string one, string other) => Assert.Equal(Of(one), Of(other));

    private static string Of(string json) => ContentFingerprint.Of(JsonNode.Parse(json)!.AsObject());
}
