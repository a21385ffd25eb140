using System.Text.RegularExpressions;
using CsCheck;
using Iurc.Cms.Programme.Addresses;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme.Addresses;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.Title.Models;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Addresses;

/// <summary>
/// Every address that the running site has, as its routes say: before and after somebody has tried to put content there, by the rules
/// and past them, each answers the same.
/// </summary>
public sealed partial class EveryAddressTests(Site site)
{
    private static readonly bool[] s_both = [true, false];

    // What no route answers.
    private static readonly string[] s_files = ["/media/a.png", "/robots.txt", "/sitemap.xml", "/Iurc.Theme/styles/site.css"];

    [Fact]
    public async Task The_list_of_the_programme_has_every_address_of_the_site_as_it_is_set_up()
    {
        var addresses = await AddressesAsync(site.Default);
        Assert.DoesNotContain(addresses.Select(address => address.Path), path => !path.Contains("-for-the-test", StringComparison.Ordinal) && ReservedAddresses.PurposeOf(path) is null);
    }

    [Fact]
    public async Task No_page_of_the_site_as_it_is_set_up_is_at_such_an_address()
        => await site.Default.UsingAsync(async services =>
        {
            var own = services.GetRequiredService<OwnAddresses>();
            var paths = (await services.GetRequiredService<ISession>().QueryIndex<AutoroutePartIndex>(row => row.Published).ListAsync()).Select(row => row.Path).OfType<string>().ToList();
            Assert.True(paths.Count > 20);
            Assert.Contains("search", paths);
            foreach (var path in paths.Append("data").Append("users").Append("contents").Append("regions/login"))
            {
                Assert.Null(await own.PurposeOfAsync(path));
                Assert.Empty(AddressRules.Check(path));
            }
        });

    [Fact]
    public async Task No_title_no_path_and_nothing_that_is_stored_ever_answers_where_the_site_did()
    {
        var tenant = await site.CreateTenantAsync();
        using var reader = tenant.Anonymous();
        var addresses = await AddressesAsync(tenant);
        Assert.True(addresses.Count > 300, $"Only {addresses.Count} addresses.");
        var before = await AnswersAsync(reader, addresses);
        Assert.DoesNotContain(before, answer => FailsItself().IsMatch(answer) && !answer.Contains("/fails-for-the-test:", StringComparison.Ordinal));

        // What people and attackers make of an address of the site, and words that are nothing to it.
        var path =
            from known in Gen.OneOf(Gen.OneOf([.. addresses.Select(address => address.Path)]), Gen.OneOf("/cities", "/news/2025", "/Übersicht", "/城市", "/login-help", "/about/admin"))
            from ways in Gen.Int[0, 30].Array[known.Length]
            from end in Gen.OneOf("", "", "", "/", "//", "/.", "x", "%20", "\u200b", "/index")
            select string.Concat(known.Select((letter, i) => Mutate(letter, ways[i]))).TrimStart('/') + end;
        var tries = Gen.Select(path, Gen.Bool).Array[250].Single();

        var published = 0;
        foreach (var (text, isTitle) in tries)
        {
            published += await TryAsync(tenant, isTitle ? text.Replace('/', ' ') : "Page", isTitle ? "" : text) ? 1 : 0;
        }

        Assert.InRange(published, 20, tries.Length - 20);

        // And past all rules, at every one of them.
        await tenant.UsingAsync(async services =>
        {
            var (content, session) = (services.GetRequiredService<IContentManager>(), services.GetRequiredService<ISession>());
            foreach (var address in addresses)
            {
                await session.SaveAsync(await StoredPage.MakeAsync(content, "In the place of " + address.Path, address.Path.TrimStart('/'), published: true));
            }
        });
        await tenant.RestartAsync();

        var after = await AnswersAsync(reader, addresses);
        Assert.Empty(before.Zip(after, (was, now) => was == now ? null : $"{was} -> {now}").OfType<string>());
    }

    /// <summary>Publishes as the editor and the API do: what is not sound, or is not to be published, is not stored.</summary>
    private static async Task<bool> TryAsync(Tenant tenant, string title, string path) => await tenant.UsingAsync(async services =>
    {
        var (content, session) = (services.GetRequiredService<IContentManager>(), services.GetRequiredService<ISession>());
        var page = await content.NewAsync("Page");
        page.DisplayText = title;
        page.Alter<TitlePart>(part => part.Title = title);
        page.Content["Page"]["Summary"]["Text"] = "A few words.";
        page.Alter<AutoroutePart>(part => part.Path = path);
        var isSound = (await content.ValidateAsync(page)).Succeeded;
        if (isSound)
        {
            await content.CreateAsync(page, VersionOptions.Draft);
        }

        if (isSound && await content.PublishAsync(page))
        {
            return true;
        }

        await session.CancelAsync();
        return false;
    });

    /// <summary>One address for each route of the site, with a word for each part that varies, and one without the parts that may be left out.</summary>
    private static async Task<IReadOnlyList<(string Path, bool Posts)>> AddressesAsync(Tenant tenant) =>
    [
        .. (await SiteRoutes.OfAsync(tenant))
            .SelectMany(endpoint => s_both.Select(withOptional => (Path: endpoint.AddressWith("4x7", withOptional), Posts: endpoint.Answers("POST"))))
            .Concat(s_files.Select(path => (Path: path, Posts: false)))
            .GroupBy(address => address.Path, (path, twins) => (path, twins.Any(twin => twin.Posts)), StringComparer.OrdinalIgnoreCase),
    ];

    private static async Task<IReadOnlyList<string>> AnswersAsync(Browser reader, IReadOnlyList<(string Path, bool Posts)> addresses)
    {
        var answers = new List<string>();
        foreach (var (path, posts) in addresses)
        {
            var get = await reader.GetAsync(path);
            var post = posts ? await reader.PostAsync(path, []) : null;
            answers.Add($"{path}: GET {(int)get.Status} {get.Location} {TitleOf(get)}, POST {(int?)post?.Status} {TitleOf(post)}");
        }

        return answers;
    }

    private static string? TitleOf(Answer? answer) => answer?.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true ? answer.Document.Title : answer?.ContentType;

    private static string Mutate(char letter, int way) => way switch
    {
        0 => char.ToUpperInvariant(letter).ToString(),
        1 => char.ToLowerInvariant(letter).ToString(),
        2 when letter is > ' ' and <= '~' => ((char)(letter + 0xFEE0)).ToString(),
        3 => Uri.HexEscape(letter > 255 ? 'a' : letter),
        4 => letter + "\u200b",
        5 when letter == '/' => "//",
        // Letters that look the same and are others: such an address is free.
        6 when letter == 'a' => "а",
        7 when letter == 'o' => "ο",
        8 when letter == 'i' => "ı",
        9 when letter == 's' => "ſ",
        _ => letter.ToString(),
    };

    [GeneratedRegex(" 5[0-9]{2} ")]
    private static partial Regex FailsItself();
}
