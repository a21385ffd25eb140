using CsCheck;
using Iurc.Programme.Links;
using Iurc.Programme.RichTexts;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>Addresses without their beginning lead where their writer meant, and shared drafts are linked nowhere.</summary>
public sealed class BareAddressTests
{
    private static readonly Gen<string> s_name = Gen.Char["abcxyzé019-"].Array[1, 12].Select(letters => "a" + new string(letters).Trim('-'));

    [Fact]
    public void An_address_of_mail_and_a_website_get_their_beginning()
        => Gen.Select(s_name, s_name, Gen.OneOf("eu", "org", "example")).Sample((name, host, end) =>
        {
            Assert.Equal($"mailto:{name}@{host}.{end}", BareAddress.Complete($"{name}@{host}.{end}"));
            Assert.Equal($"https://www.{host}.{end}/{name}", BareAddress.Complete($"www.{host}.{end}/{name}"));
            // What has one, or leads to a page of the site, stays.
            Assert.All([$"https://{host}.{end}", $"/{name}", $"~/{name}", $"#{name}", $"{name}/{host}", $"mailto:{name}@{host}.{end}", $"/{name}@{host}.{end}", name], address => Assert.Null(BareAddress.Complete(address)));
        });

    [Fact]
    public void In_a_text_it_is_said()
    {
        var (text, changes) = RichTextMender.ToStore("<p>Write to <a href=\"press@nitra.example\">us</a> or see <a href=\"www.nitra.example\">our site</a>.</p>");
        Assert.Equal("<p>Write to <a href=\"mailto:press@nitra.example\">us</a> or see <a href=\"https://www.nitra.example\">our site</a>.</p>", text);
        Assert.Equal([LinkChanges.Completed, LinkChanges.Completed], changes.Select(change => change.Kind));
    }

    [Theory]
    [InlineData("/shared-draft/abc", true)]
    [InlineData("/Shared-Draft/abc", true)]
    [InlineData("/shared%2Ddraft/abc", true)]
    [InlineData("https://www.iurc.example/shared-draft/abc?x=y", true)]
    [InlineData("https://www.iurc.example/below/shared-draft/abc", true)]
    [InlineData("~/shared-draft/abc", true)]
    [InlineData("/shared-draft/", false)]
    [InlineData("/about-shared-draft/abc", false)]
    [InlineData("/search?q=/shared-draft/abc", false)]
    [InlineData("/about#/shared-draft/abc", false)]
    public void A_link_to_a_shared_draft_is_known_in_any_spelling(string address, bool isLink)
    {
        Assert.Equal(isLink, ShareToken.IsLink(address));
        Assert.Equal(isLink, RichTextRules.CheckText("Body", $"<p><a href=\"{address}\">plan</a></p>").Any(problem => problem.Code == "H007"));
        Assert.Equal(isLink, RichTextRules.CheckAddress("Address", address).Any(problem => problem.Code == "H008"));
    }

    [Fact]
    public void A_sign_that_turns_the_direction_is_a_disguise()
        => Gen.Select(Gen.OneOf('\u202a', '\u202e', '\u2066', '\u2069'), Gen.Int[0, 5]).Sample((sign, at) =>
            Assert.NotNull(DisguisedHost.Find("https://example.eu/" + "moc.elgoog".Insert(at, sign.ToString()))));
}
