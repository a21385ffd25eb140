using Iurc.Programme.Schedules;

namespace Iurc.Programme.Pages;

/// <summary>The rules for what serves the site, see <see cref="SiteNeeds"/>: it stays, where it is, without an end.</summary>
public static class ServingRules
{
    private static readonly Rule s_takenDown = Rule.Error("S001", "",
        "It cannot be unpublished or deleted, because {0}. {1}", SiteNeeds.Home.Reason, SiteNeeds.Home.Way);

    private static readonly Rule s_address = Rule.Error("S002", "AutoroutePart.Path",
        "Its address must stay /{0}, and what it lists must stay too, because {1}. {2}", SiteNeeds.Pages[2].Name, SiteNeeds.Pages[2].Reason, SiteNeeds.Pages[2].Way);

    private static readonly Rule s_alias = Rule.Error("S003", "AliasPart.Alias",
        "Its alias must stay “{0}”, because {1}. {2}", SiteNeeds.Named[2].Name, SiteNeeds.Named[2].Reason, SiteNeeds.Named[2].Way);

    private static readonly Rule s_date = Rule.Error("S004", ScheduleRules.TakeDownField,
        "No date can take it down, because {0}. Leave the date empty.", SiteNeeds.Home.Reason);

    private static readonly Rule s_empty = Rule.Error("S005", "",
        "It cannot be left empty, because {0}. Write what it is to say.", SiteNeeds.Named[1].Reason);

    /// <summary>Every rule, sorted by code.</summary>
    public static IReadOnlyList<Rule> All { get; } = [s_takenDown, s_address, s_alias, s_date, s_empty];

    /// <summary>What is wrong with taking an item from readers.</summary>
    /// <param name="before">The item as readers see it; null if they do not.</param>
    public static IReadOnlyList<Problem> CheckTakingDown(SiteRole? before)
        => [.. SiteNeeds.MetBy(before).Take(1).Select(need => s_takenDown.Broken(need.Reason, need.Way))];

    /// <summary>What is wrong with showing readers another version of an item.</summary>
    /// <param name="before">The item as readers see it; null if they do not.</param>
    /// <param name="after">The version that they are to see.</param>
    /// <param name="hasEnd">Whether it says when it is to be taken down.</param>
    public static IReadOnlyList<Problem> CheckChange(SiteRole? before, SiteRole after, bool hasEnd)
    {
        var end = hasEnd ? SiteNeeds.MetBy(before).Concat(SiteNeeds.MetBy(after)).Take(1).Select(need => s_date.Broken(need.Reason)) : [];
        // What has been empty before is not held up: something else may have to be mended first.
        var empty = after.IsEmpty && before?.IsEmpty != true
            ? SiteNeeds.MetBy(after).Where(need => need.IsText && SiteNeeds.MetBy(before).Contains(need)).Take(1).Select(need => s_empty.Broken(need.Reason)) : [];
        return [.. SiteNeeds.Lost(before, after).Select(BrokenBy), .. end, .. empty];
    }

    private static Problem BrokenBy(SiteNeed need)
        => (SiteNeeds.Named.Contains(need) ? s_alias : s_address).Broken(need.Name, need.Reason, need.Way);
}
