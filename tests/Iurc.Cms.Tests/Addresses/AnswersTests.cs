using Iurc.Cms.Programme.Services;
using Xunit;

namespace Iurc.Cms.Tests.Addresses;

/// <summary>What is kept of the answers to what anybody may ask.</summary>
public sealed class AnswersTests
{
    private readonly Answers<string> _answers = new(StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void It_knows_answers_and_that_there_is_none()
    {
        _answers.Keep("/About", "page");
        _answers.Keep("/nowhere", null);

        Assert.True(_answers.TryGet("/about", out var found));
        Assert.Equal("page", found);
        Assert.True(_answers.TryGet("/NOWHERE", out var missing));
        Assert.Null(missing);
        Assert.False(_answers.TryGet("/other", out _));
    }

    [Fact]
    public void However_much_is_asked_it_keeps_no_more_than_it_says()
    {
        for (var number = 0; number < 3 * Answers<string>.MostFound; number++)
        {
            _answers.Keep($"/found-{number}", "page");
            _answers.Keep($"/missing-{number}", null);
            Assert.InRange(_answers.Count, 1, Answers<string>.MostFound + Answers<string>.MostMissing);
            Assert.True(_answers.TryGet($"/found-{number}", out _));
        }
    }

    [Fact]
    public void Asking_for_what_does_not_exist_drives_no_answer_out()
    {
        _answers.Keep("/about", "page");
        for (var number = 0; number < 3 * Answers<string>.MostFound; number++)
        {
            _answers.Keep($"/missing-{number}", null);
        }

        Assert.True(_answers.TryGet("/about", out var found));
        Assert.Equal("page", found);
    }

    [Fact]
    public void What_is_longer_than_any_address_is_not_kept()
    {
        var question = "/" + new string('x', Answers<string>.LongestQuestion);
        _answers.Keep(question, null);

        Assert.False(_answers.TryGet(question, out _));
    }
}
