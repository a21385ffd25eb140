using Iurc.Programme.Pages;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>All queries with the same meaning are written alike.</summary>
public class PageQueryTests
{
    [Theory]
    [InlineData(null, null, null, "")]
    [InlineData("", "", "", "")]
    [InlineData("1", null, null, "")]
    [InlineData("0", null, null, "")]
    [InlineData("-2", null, null, "")]
    [InlineData("two", null, null, "")]
    [InlineData("99999999999", null, null, "")]
    [InlineData("2", null, null, "?page=2")]
    [InlineData("007", null, null, "?page=7")]
    [InlineData(null, "2021-2023", null, "?phase=2021-2023")]
    [InlineData("3", "2021-2023", "iurc-china", "?page=3&phase=2021-2023&region=iurc-china")]
    [InlineData(null, "a&region=b", null, "?phase=a%26region%3Db")]
    public void A_query_has_one_spelling(string? page, string? phase, string? region, string expected)
    {
        string? ValueOf(string key) => key switch
        {
            PageQuery.Page => page,
            PageQuery.Phase => phase,
            PageQuery.Region => region,
            _ => "never asked for",
        };

        Assert.Equal(expected, PageQuery.Canonical(ValueOf));
    }
}
