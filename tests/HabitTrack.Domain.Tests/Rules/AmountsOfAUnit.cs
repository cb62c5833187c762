using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Reading, in minutes a day at first, and in pages a day later.</summary>
public sealed class AmountsOfAUnit
{
    private static readonly Goal Minutes = Goal.AtLeast(30, "minutes", Per.Day), Pages = Goal.AtLeast(5, "pages", Per.Day);

    private static readonly HabitStarted Reading = Started(HabitKind.Custom, "2026-03-09", Minutes);

    [Fact]
    public void are_logged_in_that_of_the_goal_that_holds() =>
        Given(Reading).When(new LogEntry(First, Did("2026-03-10", 30), OnDay("2026-03-10"))).Then(Did("2026-03-10", 30, "minutes").Logged(First));

    [Fact]
    public void are_logged_in_that_of_today_on_earlier_days_too() =>
        Given(Reading, new GoalDeclared(Pages, Today)).When(new LogEntry(First, Did("2026-03-10", 6), OnDay("2026-03-10")))
            .Then(Did("2026-03-10", 6, "pages").Logged(First));

    [Fact]
    public void keep_it_when_corrected() =>
        Given(Reading, Did("2026-03-10", 30, "minutes").Logged(First), new GoalDeclared(Pages, Today))
            .When(new CorrectEntry(First, Did("2026-03-10", 30), Did("2026-03-10", 45), null, null))
            .Then(new EntryCorrected(First, Did("2026-03-10", 30, "minutes"), Did("2026-03-10", 45, "minutes"), null));

    [Fact]
    public void keep_it_where_an_earlier_version_restored_them_after_the_unit_of_the_goal_changed()
    {
        var read = Did("2026-03-10", 30, "minutes");
        var changed = Given(Reading, read.Logged(First), new EntryRetracted(First, read, null), new GoalDeclared(Pages, On("2026-03-10")));
        var seen = Given([.. changed.Facts, new EntryRestored(First, read, null)]).SeenFrom("2026-03-11");
        Assert.Equal([0m, 0m, 0m], seen.Periods.Select(period => period.Total));
        Assert.Equal((0, 0d), (seen.Streaks.Current.Length, seen.Strength));
        var week = seen.Summary(NamedPeriod.Week);
        Assert.Equal((0m, 0, 0, (decimal?)null), (week.Now.Total, week.Now.Entries, week.Now.ActiveDays, week.Now.MeanPerActiveDay));
        Assert.All(week.Series, bucket => Assert.Equal(0, bucket.Total));
        Assert.All(HabitCalendar.Of(seen.View, 2026), day => Assert.Equal((0m, 0), (day.Total, day.Level)));
    }

    [Fact]
    public void recorded_without_it_are_in_that_of_the_goal_declared_last_by_then()
    {
        var seen = Given(
            Reading,
            Did("2026-03-09", 30).Logged(First),
            Did("2026-03-10", 40).Logged(Second),
            new GoalDeclared(Pages, On("2026-03-10")),
            Did("2026-03-10", 3).Logged(Third),
            Did("2026-03-11", 6).Logged(Id(4))).SeenFrom("2026-03-11");

        Assert.Equal(
            [(30m, PeriodStatus.Met), (3m, PeriodStatus.Missed), (6m, PeriodStatus.Met)],
            seen.Periods.Select(period => (period.Total, period.Status)));
        var week = seen.Summary(NamedPeriod.Week).Now;
        Assert.Equal((9m, 2, 2), (week.Total, week.Entries, week.ActiveDays));
    }

    [Fact]
    public void of_days_with_an_entry_count_only_those_in_it()
    {
        var sessions = Goal.AtLeast(2, Units.Sessions, Per.Week);
        var seen = Given(
            Started(HabitKind.Custom, "2026-03-09", sessions), Did("2026-03-09", 1, Units.Sessions).Logged(First), Did("2026-03-10", 40, "minutes").Logged(Second)).SeenFrom("2026-03-10");

        var alone = Given(Started(HabitKind.Custom, "2026-03-09", sessions), Did("2026-03-09", 1, Units.Sessions).Logged(First)).SeenFrom("2026-03-10");
        Assert.Equal(alone.Strength, seen.Strength);
    }
}
