using CsCheck;
using Iurc.Programme.Pages;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>What serves the site stays, where it is, without an end; all else is free.</summary>
public sealed class SiteNeedsTests
{
    private static readonly Gen<SiteRole> s_role =
        from isHome in Gen.Bool
        from address in Gen.OneOf(Gen.OneOf("search", "/Search/", "%73earch", "phases", "privacy", "PRIVACY"), Gen.OneOf("about", "search-2", ""))
        from alias in Gen.OneOf(Gen.OneOf("main-menu", "Main-Menu", "funding-statement"), Gen.OneOf("side-menu", ""))
        from collection in Gen.OneOf("search", "phases", "")
        select new SiteRole(isHome, address, alias, collection);

    [Fact]
    public void What_changes_nothing_that_is_needed_is_free()
        => s_role.Sample(role =>
        {
            Assert.Empty(ServingRules.CheckChange(role, role, hasEnd: false));
            Assert.Empty(ServingRules.CheckChange(null, role, hasEnd: false));
            Assert.Empty(ServingRules.CheckChange(role, role with { Address = Respelled(role.Address!), Alias = role.Alias!.ToUpperInvariant() }, hasEnd: false));
        });

    [Fact]
    public void Whatever_meets_a_need_can_neither_go_nor_get_an_end()
        => s_role.Sample(role =>
        {
            var serves = SiteNeeds.MetBy(role).Count > 0;
            Assert.Equal(serves, ServingRules.CheckTakingDown(role).Count > 0);
            Assert.Equal(serves, ServingRules.CheckChange(role, role, hasEnd: true).Count > 0);
            Assert.Equal(serves, ServingRules.CheckChange(null, role, hasEnd: true).Count > 0);
        });

    [Fact]
    public void A_change_is_refused_exactly_when_a_need_would_be_met_no_longer()
        => Gen.Select(s_role, s_role).Sample((before, after) =>
        {
            var problems = ServingRules.CheckChange(before, after, hasEnd: false);
            var lost = SiteNeeds.MetBy(before).Count(need => !SiteNeeds.MetBy(after).Contains(need));
            Assert.Equal(lost, problems.Count);
        });

    [Fact]
    public void What_is_needed_for_its_words_cannot_be_emptied_and_what_was_empty_can_be_mended_bit_by_bit()
        => Gen.Select(s_role, Gen.Bool).Sample((role, wasEmpty) =>
        {
            var problems = ServingRules.CheckChange(role with { IsEmpty = wasEmpty }, role with { IsEmpty = true }, hasEnd: false);
            Assert.Equal(!wasEmpty && SiteNeeds.MetBy(role).Any(need => need.IsText), problems.Any(problem => problem.Code == "S005"));
            Assert.Empty(ServingRules.CheckChange(role with { IsEmpty = true }, role, hasEnd: false));
        });

    [Fact]
    public void What_readers_do_not_see_serves_nothing()
    {
        Assert.Empty(ServingRules.CheckTakingDown(null));
        Assert.Empty(SiteNeeds.MetBy(null));
    }

    [Fact]
    public void A_page_at_the_address_of_the_search_that_is_no_search_serves_nothing()
    {
        Assert.Single(SiteNeeds.MetBy(new SiteRole(Address: "search", Collection: "search")));
        Assert.Empty(SiteNeeds.MetBy(new SiteRole(Address: "search", Collection: "phases")));
        Assert.Single(SiteNeeds.MetBy(new SiteRole(Address: "privacy")));
    }

    [Fact]
    public void The_refusal_says_why_and_what_to_do()
        => Assert.Equal(
            "It cannot be unpublished or deleted, because it is the home page. Choose another home page first: an administrator opens another landing page, ticks “Set as homepage” beside its address and publishes it.",
            Assert.Single(ServingRules.CheckTakingDown(new SiteRole(IsHome: true))).Message);

    private static string Respelled(string address) => "/" + address.ToUpperInvariant() + "//";
}
