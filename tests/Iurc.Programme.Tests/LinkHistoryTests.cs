using CsCheck;
using Iurc.Programme.Links;
using Xunit;

namespace Iurc.Programme.Tests;

public sealed class LinkHistoryTests
{
    private static readonly DateTime s_start = new(2026, 11, 24, 12, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<LinkAnswer> s_answer = Gen.Enum<LinkFinding>().Select(finding => new LinkAnswer(finding));

    [Theory]
    [InlineData(LinkFinding.NotFound)]
    [InlineData(LinkFinding.Gone)]
    public void What_its_server_says_is_not_there_is_broken_at_once(LinkFinding finding)
        => Assert.Equal(LinkState.Broken, new LinkHistory().With(new LinkAnswer(finding), s_start).State);

    [Theory]
    [InlineData(LinkFinding.ServerFailed)]
    [InlineData(LinkFinding.TimedOut)]
    [InlineData(LinkFinding.NameUnknown)]
    [InlineData(LinkFinding.NotReachable)]
    [InlineData(LinkFinding.NotSecure)]
    [InlineData(LinkFinding.TooManyRedirects)]
    public void What_can_pass_is_broken_after_three_visits_over_days(LinkFinding finding)
    {
        var history = new LinkHistory();
        var states = new List<LinkState>();
        for (var visit = 0; visit < 3; visit++)
        {
            history = history.With(new LinkAnswer(finding), visit == 0 ? s_start : history.NextCheckUtc);
            states.Add(history.State);
        }

        Assert.Equal([LinkState.Failing, LinkState.Failing, LinkState.Broken], states);
        Assert.Equal(s_start, history.FailingSinceUtc);
    }

    [Fact]
    public void Visits_in_a_hurry_make_nothing_broken()
    {
        var history = new LinkHistory();
        for (var visit = 0; visit < 20; visit++)
        {
            history = history.With(new LinkAnswer(LinkFinding.TimedOut), s_start.AddMinutes(visit));
        }

        Assert.Equal(LinkState.Failing, history.State);
    }

    [Theory]
    [InlineData(LinkFinding.Refused)]
    [InlineData(LinkFinding.RobotsKeptOut)]
    [InlineData(LinkFinding.PrivateNetwork)]
    public void What_a_program_cannot_judge_is_left_to_people(LinkFinding finding)
        => Assert.Equal(LinkState.Unknown, new LinkHistory().With(new LinkAnswer(finding), s_start).State);

    [Fact]
    public void One_success_makes_up_for_all_failures()
        => s_answer.List[0, 8].Sample(answers =>
        {
            var history = answers.Append(new LinkAnswer(LinkFinding.Works)).Aggregate(new LinkHistory(), (known, answer) => known.With(answer, s_start));
            return history is { State: LinkState.Works, Failures: 0, FailingSinceUtc: null } && history.WorkedUtc == s_start;
        });

    [Fact]
    public void The_pause_between_visits_is_a_day_to_a_month_and_grows_while_an_address_fails()
        => s_answer.List[1, 8].Sample(answers =>
        {
            var (history, now) = (new LinkHistory(), s_start);
            foreach (var answer in answers)
            {
                var before = history;
                history = history.With(answer, now);
                var pause = history.NextCheckUtc - now;
                Assert.InRange(pause, TimeSpan.FromDays(1), LinkHistory.PauseAfterUnknown);
                Assert.True(before.Failures == 0 || history.Failures == 0 || pause >= before.NextCheckUtc - before.CheckedUtc);
                now = history.NextCheckUtc;
            }
        });

    [Fact]
    public void The_archived_copy_has_an_address_that_may_be_published()
        => Assert.True(WebAddress.IsPublic(ArchivedCopy.AddressOf("https://iurc.example.eu/china/?a=1", new DateOnly(2024, 5, 1))));
}
