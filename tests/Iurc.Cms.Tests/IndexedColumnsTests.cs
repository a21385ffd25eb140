using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CsCheck;
using Iurc.Cms.Editorial.LinkHealth;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.OlderSites;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using Xunit;
using YesSql.Indexes;

namespace Iurc.Cms.Tests;

/// <summary>Whatever an item holds, its rows fit into the columns of the index tables: PostgreSQL would refuse the item with them.</summary>
public sealed partial class IndexedColumnsTests(Site site)
{
    /// <summary>What a row of a b-tree of PostgreSQL holds.</summary>
    private const int MostBytes = 2_704;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Gen<string> s_text = Gen.Select(
        Gen.OneOf([.. new[] { "a", "ω", "語", "𐐷", "👩‍👩‍👧", "\ud83d", "/", " ", "%", "é" }.Select(Gen.Const)]).Array[1, 4].Select(string.Concat), Gen.Int[0, 1_200],
        (piece, count) => string.Concat(Enumerable.Repeat(piece, count)));

    private static readonly Gen<ContentItem> s_items =
        from type in Gen.OneOf([.. new[] { "Phase", "Region", "Testimonial", "Page" }.Select(Gen.Const)])
        from texts in s_text.Array[8]
        from published in Gen.Bool
        select Item(type, texts, published);

    [Fact]
    public async Task No_text_is_longer_than_its_column_or_than_a_row_of_an_index_nor_is_it_half_a_letter()
    {
        // SQLite keeps no lengths: the columns are those of the sites on PostgreSQL that are kept, all that any of them has.
        var (lengths, indexed) = (new Dictionary<(string Table, string Column), int>(), new HashSet<(string Table, string Column)>());
        foreach (var version in Fixture.Versions("postgresql"))
        {
            var dump = await Fixture.ReadAsync(version, "postgresql");
            foreach (Match table in Table().Matches(dump))
            {
                foreach (Match column in Column().Matches(table.Groups[2].Value))
                {
                    lengths[(table.Groups[1].Value, column.Groups[1].Value)] = int.Parse(column.Groups[2].Value, CultureInfo.InvariantCulture);
                }
            }

            indexed.UnionWith(Index().Matches(dump).SelectMany(index => Quoted().Matches(index.Groups[2].Value).Select(column => (index.Groups[1].Value, column.Groups[1].Value))));
        }

        var providers = await site.Default.UsingAsync(services => Task.FromResult(services.GetServices<IIndexProvider>().Where(IsOurs).ToList()));
        Assert.True(providers.Count >= 10, "Too few providers are looked at.");

        var checkedColumns = new HashSet<string>(StringComparer.Ordinal);
        s_items.Sample(
            item =>
            {
                foreach (var row in RowsOf(providers, item))
                {
                    foreach (var property in row.GetType().GetProperties().Where(property => property.PropertyType == typeof(string)))
                    {
                        if (property.GetValue(row) is not string text || !lengths.TryGetValue((row.GetType().Name, property.Name), out var length))
                        {
                            continue;
                        }

                        var name = $"{row.GetType().Name}.{property.Name}";
                        lock (checkedColumns)
                        {
                            checkedColumns.Add(name);
                        }

                        Assert.True(text.Length <= length, $"{name}: {text.Length} > {length}");
                        var bytes = s_strict.GetByteCount(text);
                        Assert.True(!indexed.Contains((row.GetType().Name, property.Name)) || bytes < MostBytes, $"{name}: {bytes} bytes");
                    }
                }
            },
            iter: 300,
            print: item => item.ContentType);

        Assert.Superset(
            new HashSet<string>(["ContentItemIndex.DisplayText", "ExternalLinkIndex.Address", "ListSortIndex.DisplayText", "SearchWordIndex.Word", "FormerAddressIndex.Path", "AttentionIndex.Owner", "MediaUseIndex.Path"], StringComparer.Ordinal),
            checkedColumns);
    }

    [Fact]
    public void An_address_that_grows_too_long_when_its_letters_are_escaped_is_not_looked_after()
    {
        var item = new ContentItem { ContentType = "Page", Published = true };
        item.Content["Page"] = new JsonObject { ["Website"] = new JsonObject { ["Text"] = "https://example.eu/?q=" + new string('ω', 400) } };
        Assert.Empty(ExternalLinks.Of(item));

        item.Content["Page"]["Website"]["Text"] = "https://example.eu/?q=" + new string('ω', 300);
        Assert.Single(ExternalLinks.Of(item));
    }

    private static bool IsOurs(IIndexProvider provider) => provider.GetType().FullName!.StartsWith("Iurc.", StringComparison.Ordinal) && provider.ForType() == typeof(ContentItem);

    private static IEnumerable<IIndex> RowsOf(IEnumerable<IIndexProvider> providers, ContentItem item)
    {
        foreach (var provider in providers)
        {
            var context = new DescribeContext<ContentItem>();
            provider.Describe(context);
            foreach (var row in context.Describe().SelectMany(descriptor => descriptor.Map(item, CancellationToken.None).Result ?? []).OfType<IIndex>())
            {
                yield return row;
            }
        }
    }

    private static ContentItem Item(string type, string[] texts, bool published)
    {
        var json = new JsonObject
        {
            ["ContentItemId"] = "iurctest000000000000000000",
            ["ContentItemVersionId"] = "iurctest000000000000000000",
            ["ContentType"] = type,
            ["Latest"] = true,
            ["Published"] = published,
            ["DisplayText"] = texts[0],
            ["Owner"] = texts[1],
            ["Author"] = texts[1],
            ["AutoroutePart"] = new JsonObject { ["Path"] = texts[2] },
            ["FormerAddressPart"] = new JsonObject { ["Paths"] = new JsonArray(texts[2], texts[3]) },
            [type] = new JsonObject
            {
                ["Body"] = new JsonObject { ["Html"] = $"<p>{texts[4]} <img src=\"/media/{texts[5].Replace(' ', '_')}\"> <a href=\"https://example.eu/?q={texts[6].Replace(' ', '_')}\">here</a></p>" },
                ["Website"] = new JsonObject { ["Text"] = "https://example.eu/" + texts[6].Replace(' ', '_') },
                ["ClosedOn"] = new JsonObject { ["Value"] = "2100-01-01" },
                ["Image"] = new JsonObject { ["Paths"] = new JsonArray(texts[5]) },
                ["Phases"] = new JsonObject { ["ContentItemIds"] = new JsonArray(texts[7], "iurcphase10000000000000000") },
                ["Regions"] = new JsonObject { ["ContentItemIds"] = new JsonArray(texts[7]) },
            },
        };
        return json.ToObject<ContentItem>()!;
    }

    [GeneratedRegex("""^CREATE TABLE public\."(\w+)" \((.*?)^\);""", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Table();

    [GeneratedRegex("""^    "(\w+)" character varying\(([0-9]+)\)""", RegexOptions.Multiline)]
    private static partial Regex Column();

    [GeneratedRegex("""^CREATE INDEX "\w+" ON public\."(\w+)" USING btree \((.*)\);$""", RegexOptions.Multiline)]
    private static partial Regex Index();

    [GeneratedRegex("""
        "(\w+)"
        """)]
    private static partial Regex Quoted();
}
