using CsCheck;
using Iurc.Programme.Testimonials;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class TestimonialPageTests
{
    private static readonly Gen<(int Total, int Page, int PageSize)> s_any = Gen.OneOf(
        Gen.Select(Gen.Int[0, 60], Gen.Int[-2, 30], Gen.Int[1, 25]),
        Gen.Select(Gen.Int[0, int.MaxValue], Gen.Int, Gen.Int[1, int.MaxValue]));

    private static (int Page, int PageCount) Clamp(int total, int page, int pageSize)
        => TestimonialPage.Clamp(total, new TestimonialQuery(Page: page, PageSize: pageSize));

    [Theory]
    [InlineData(0, 1, 1, 1)]
    [InlineData(1, 1, 1, 1)]
    [InlineData(20, 2, 1, 1)]
    [InlineData(21, 2, 2, 2)]
    [InlineData(40, 3, 2, 2)]
    [InlineData(41, 3, 3, 3)]
    [InlineData(41, 0, 1, 3)]
    [InlineData(41, -7, 1, 3)]
    [InlineData(41, 1000, 3, 3)]
    [InlineData(int.MaxValue, int.MaxValue, 107374183, 107374183)]
    public void A_page_outside_the_list_shows_the_nearest_one(int total, int page, int expectedPage, int expectedCount)
        => Assert.Equal((expectedPage, expectedCount), Clamp(total, page, TestimonialQuery.DefaultPageSize));

    [Fact]
    public void A_list_begins_on_its_first_page_of_20_without_a_filter()
        => Assert.Equal(new TestimonialQuery(PhaseId: null, RegionId: null, Page: 1, PageSize: 20), new TestimonialQuery());

    [Fact]
    public void The_page_lies_within_the_pages()
        => s_any.Sample((total, page, pageSize) =>
        {
            var (shown, count) = Clamp(total, page, pageSize);
            Assert.InRange(shown, 1, count);
        });

    [Fact]
    public void A_page_that_exists_is_the_one_that_is_shown()
        => s_any.Sample((total, page, pageSize) =>
        {
            var (shown, count) = Clamp(total, page, pageSize);
            Assert.Equal(page < 1 ? 1 : page > count ? count : page, shown);
        });

    [Fact]
    public void The_pages_hold_all_and_the_last_is_not_empty()
        => s_any.Sample((total, page, pageSize) =>
        {
            var (_, count) = Clamp(total, page, pageSize);
            Assert.True((long)count * pageSize >= total, "The pages do not hold all.");
            Assert.True(count == 1 || (count - 1L) * pageSize < total, "The last page is empty.");
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_page_holds_something(int pageSize) => Assert.Throws<ArgumentOutOfRangeException>(() => Clamp(10, 1, pageSize));

    [Fact]
    public void A_query_is_needed() => Assert.Throws<ArgumentNullException>(() => TestimonialPage.Clamp(10, null!));
}
