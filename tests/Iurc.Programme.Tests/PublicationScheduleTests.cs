using CsCheck;
using Iurc.Programme.Schedules;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>
/// For any order of saving, scheduling, publishing and taking down, by somebody who may publish and somebody who may not, at any hour: what is
/// public was asked for with that text by somebody who may publish, nothing is public before its date, and nothing stays so after its end.
/// </summary>
public sealed class PublicationScheduleTests
{
    private static readonly DateTime s_start = new(2026, 11, 30, 8, 0, 0, DateTimeKind.Utc);

    private static readonly Gen<DateTime?> s_date = Gen.Nullable(Gen.Int[0, 20].Select(hours => s_start.AddHours(hours)), 0.3);

    /// <summary>What somebody does: who, what, at which dates, how long after the last.</summary>
    private static readonly Gen<(int What, bool MayPublish, DateTime? Publish, DateTime? TakeDown, int Hours)[]> s_days = Gen
        .Select(Gen.Int[0, 5], Gen.Bool, s_date, s_date, Gen.Int[0, 5]).Array[0, 30];

    [Fact]
    public void Nothing_is_public_that_was_not_asked_for_and_nothing_stays_after_its_end()
        => s_days.Sample(days =>
        {
            var world = new World();
            foreach (var (what, mayPublish, publish, takeDown, hours) in days)
            {
                world.Do(what, mayPublish, publish, takeDown);
                world.Pass(hours);
            }

            world.Pass(100);
            Assert.Equal(PublicationSchedule.None, world.Plan);
        });

    [Fact]
    public void What_is_due_is_done_once()
        => Gen.Select(s_date, s_date).Sample((publish, takeDown) =>
        {
            var world = new World();
            world.Do(1, true, publish, takeDown);
            world.Pass(100);
            var steps = world.Steps;
            world.Pass(-90);
            world.Pass(95);
            Assert.Equal(steps, world.Steps);
        });

    /// <summary>One item of a site, and what the model of the law says of it.</summary>
    private sealed class World
    {
        private readonly HashSet<(string Text, DateTime? NotBefore)> _asked = [];
        private DateTime _now = s_start;
        private string _draft = "text 0";
        private string? _public;
        private DateTime? _end;
        private int _texts;

        public PublicationSchedule Plan { get; private set; } = PublicationSchedule.None;

        public int Steps { get; private set; }

        public void Do(int what, bool mayPublish, DateTime? publish, DateTime? takeDown)
        {
            switch (what)
            {
                case 0: // Writes and saves the draft; the dates are those that stand in the form.
                    _draft = $"text {++_texts}";
                    Save(mayPublish, Plan.PublishUtc, Plan.TakeDownUtc);
                    break;
                case 1: // Sets dates, or tries to.
                    if (ScheduleRules.Check(publish, takeDown, _now).Count == 0)
                    {
                        Save(mayPublish, publish, takeDown);
                    }

                    break;
                case 2 when mayPublish: // Publishes now.
                    _asked.Add((_draft, null));
                    (_public, _end) = (_draft, Plan.TakeDownUtc);
                    Plan = Plan.WithoutPublication();
                    break;
                case 3 when mayPublish: // Takes it down by hand.
                    (_public, _end, Plan) = (null, null, PublicationSchedule.None);
                    _asked.Clear();
                    break;
                case 4: // Something changes the text and asks nobody.
                    _draft = $"text {++_texts}";
                    break;
                default: // Saves what there is once more.
                    Save(mayPublish, Plan.PublishUtc, Plan.TakeDownUtc);
                    break;
            }

            Check();
        }

        /// <summary>The site looks each hour, unless the clock goes back.</summary>
        public void Pass(int hours)
        {
            for (var hour = 0; hour < Math.Abs(hours); hour++)
            {
                _now = _now.AddHours(Math.Sign(hours));
                Look();
                Check();
                Assert.False(_public is not null && _end <= _now, $"Still public at {_now:s}.");
            }
        }

        private void Save(bool mayPublish, DateTime? publish, DateTime? takeDown)
        {
            Plan = Plan.AfterSaving(publish, takeDown, _draft, mayPublish);
            if (mayPublish)
            {
                _asked.RemoveWhere(asked => asked.NotBefore is not null);
                _end = _public is null ? _end : takeDown;
                if (publish is not null)
                {
                    _asked.Add((_draft, publish));
                }
            }
        }

        private void Look()
        {
            switch (Plan.StepAt(_now, _draft, _public is not null))
            {
                case ScheduleStep.Publish:
                    Steps++;
                    Assert.True(Plan.PublishUtc <= _now && _asked.Contains((_draft, Plan.PublishUtc)), $"Nobody has asked for \"{_draft}\" at {_now:s}.");
                    _asked.Add((_draft, null));
                    (_public, _end) = (_draft, Plan.TakeDownUtc);
                    Plan = Plan.WithoutPublication();
                    break;
                case ScheduleStep.TextChanged:
                    Plan = Plan.WithoutPublication();
                    break;
                case ScheduleStep.TakeDown:
                    Steps++;
                    (_public, _end, Plan) = (null, null, PublicationSchedule.None);
                    break;
                case ScheduleStep.Missed:
                case ScheduleStep.Forget:
                    Plan = PublicationSchedule.None;
                    break;
                default:
                    break;
            }
        }

        private void Check()
        {
            Assert.True(_public is null || _asked.Contains((_public, null)), $"Nobody has asked for \"{_public}\".");
            Assert.False(Plan.PublishUtc is { } date && Plan.Text == _draft && !_asked.Contains((_draft, date)), "A date that nobody has set for this text.");
        }
    }
}
