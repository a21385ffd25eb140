using Xunit;

namespace Iurc.Programme.Tests;

public sealed class LanguagesTests
{
    [Theory]
    [InlineData("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv")]
    [InlineData("ar ca eu fa gl he hi id ja ko ms th tr uk ur vi zh")]
    public void The_official_languages_and_those_of_the_partner_regions_are_known(string tags)
        => Assert.All(tags.Split(' '), tag => Assert.True(Languages.IsKnown(tag), tag));

    [Fact]
    public void Every_language_on_the_list_is_known() => Assert.All(Languages.All, language => Assert.True(Languages.IsKnown(language.Key)));

    [Fact]
    public void There_are_41_languages() => Assert.Equal(41, Languages.All.Count);

    [Fact]
    public void A_tag_is_two_small_letters() => Assert.All(Languages.All, language => Assert.Matches("^[a-z]{2}$", language.Key));

    [Fact]
    public void Every_language_has_a_name_of_its_own()
    {
        Assert.All(Languages.All, language => Assert.Matches(@"^\p{Lu}\p{Ll}+$", language.Value));
        Assert.Distinct(Languages.All.Select(language => language.Value));
    }

    [Fact]
    public void The_list_is_sorted_by_name()
        => Assert.Equal(Languages.All.OrderBy(language => language.Value, StringComparer.Ordinal), Languages.All);

    [Theory]
    [InlineData("sk", "Slovak")]
    [InlineData("sl", "Slovenian")]
    [InlineData("et", "Estonian")]
    public void A_tag_stands_for_its_language(string tag, string name)
        => Assert.Contains(KeyValuePair.Create(tag, name), Languages.All);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("EN")]
    [InlineData(" en")]
    [InlineData("en-GB")]
    [InlineData("eng")]
    [InlineData("xx")]
    [InlineData("English")]
    public void Anything_else_is_not_known(string? tag) => Assert.False(Languages.IsKnown(tag));
}
