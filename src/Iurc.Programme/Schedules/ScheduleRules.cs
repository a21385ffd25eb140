using System.Globalization;

namespace Iurc.Programme.Schedules;

/// <summary>The rules that the dates of a <see cref="PublicationSchedule"/> obey, and how what is typed becomes a date.</summary>
public static class ScheduleRules
{
    /// <summary>The field of the date to publish, as the form names it.</summary>
    public const string PublishField = "PublishLaterPart.ScheduledPublishLocalDateTime";

    /// <summary>The field of the date to take down, as the form names it.</summary>
    public const string TakeDownField = "ArchiveLaterPart.ScheduledArchiveLocalDateTime";

    /// <summary>How far ahead a date may lie, in years. A year that is further away is a slip of the hand.</summary>
    public const int MostYears = 10;

    private static readonly string[] s_formats = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF", "yyyy-MM-dd HH:mm"];

    private static readonly Dictionary<string, FieldRules> s_rules = new(StringComparer.Ordinal)
    {
        [PublishField] = new(PublishField),
        [TakeDownField] = new(TakeDownField),
    };

    private static readonly Rule s_publishIsPast = Rule.Error("D003", PublishField,
        "The date to publish has passed. Choose a later one, or remove it to publish now.");

    private static readonly Rule s_takeDownIsPast = Rule.Error("D004", TakeDownField,
        "The date to take down has passed. Choose a later one, or remove it.");

    private static readonly Rule s_downBeforeUp = Rule.Error("D005", TakeDownField,
        "It would be taken down before it is published. Choose a date to take down that is later than the date to publish.");

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        .. s_rules.Values.Select(rules => rules.NotReadable),
        .. s_rules.Values.Select(rules => rules.DoesNotExist),
        s_publishIsPast,
        s_takeDownIsPast,
        s_downBeforeUp,
        .. s_rules.Values.Select(rules => rules.TooFar),
    ];

    /// <summary>Reads what stands in one of the two fields.</summary>
    /// <param name="field"><see cref="PublishField"/> or <see cref="TakeDownField"/>.</param>
    /// <param name="typed">What a browser sends of the field; nothing for no date.</param>
    /// <param name="offsetAt">How far the site's clocks are ahead of UTC at a moment of UTC.</param>
    /// <returns>The moment in UTC, null for no date; or what is wrong.</returns>
    public static (DateTime? Utc, Problem? Problem) Read(string field, string? typed, Func<DateTime, TimeSpan> offsetAt)
    {
        var rules = s_rules[field];
        var text = (typed ?? "").Trim();
        if (text.Length == 0)
        {
            return (null, null);
        }

        if (!DateTime.TryParseExact(text, s_formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            // Browsers let a year have six digits.
            return (null, text.IndexOf('-', StringComparison.Ordinal) > 4 && text.TakeWhile(char.IsAsciiDigit).Count() > 4
                ? rules.TooFar.Broken(MostYears) : rules.NotReadable.Broken(Problem.Excerpt(text)));
        }

        if (local.Year is < 1900 or > 9000)
        {
            return (null, (local.Year < 1900 ? field == PublishField ? s_publishIsPast : s_takeDownIsPast : rules.TooFar).Broken(MostYears));
        }

        var moments = LocalMoment.Find(local, offsetAt);
        return moments.Count == 0 ? (null, rules.DoesNotExist.Broken(local.ToString("HH:mm", CultureInfo.InvariantCulture)))
            // An hour that comes twice: not published before it is over the first time, not public when it comes the second time.
            : (field == PublishField ? moments[^1] : moments[0], null);
    }

    /// <summary>All that is wrong with two dates.</summary>
    /// <param name="publishUtc">When to publish; UTC. Null: now, or not at all.</param>
    /// <param name="takeDownUtc">When to take down; UTC. Null: not at all.</param>
    /// <param name="utcNow">The time.</param>
    public static IReadOnlyList<Problem> Check(DateTime? publishUtc, DateTime? takeDownUtc, DateTime utcNow)
    {
        var furthest = utcNow.AddYears(MostYears);
        return [.. Broken()];

        IEnumerable<Problem> Broken()
        {
            if (publishUtc <= utcNow)
            {
                yield return s_publishIsPast.Broken();
            }

            if (publishUtc > furthest)
            {
                yield return s_rules[PublishField].TooFar.Broken(MostYears);
            }

            if (takeDownUtc <= utcNow)
            {
                yield return s_takeDownIsPast.Broken();
            }
            else if (takeDownUtc <= publishUtc)
            {
                yield return s_downBeforeUp.Broken();
            }

            if (takeDownUtc > furthest)
            {
                yield return s_rules[TakeDownField].TooFar.Broken(MostYears);
            }
        }
    }

    private sealed class FieldRules(string field)
    {
        public Rule NotReadable { get; } = Rule.Error("D001", field, "\"{0}\" is not a date with a time. Choose a day and a time.", "tomorrow");

        public Rule DoesNotExist { get; } = Rule.Error("D002", field,
            "There is no {0} on that day: the clocks go forward. Choose an earlier or a later time.", "02:30");

        public Rule TooFar { get; } = Rule.Error("D006", field, "The date is more than {0} years away. Is the year right?", MostYears);
    }
}
