using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>A start that was not chosen moves with the earliest entry, both earlier and later.</summary>
public sealed class MovingTheStart
{
    private static readonly PutHabit Nothing = new(null, null, null, null, null, null, null);

    private static readonly HabitEvent[] LoggedLastYear =
        [StartedByLog("2026-03-09"), .. HungInMarch(9, 10, 11), Hung(First, "2025-03-11"), new EntryRetracted(First, Hang(60, "2025-03-11"), null)];

    private static readonly HabitStarted Declared = Started("2026-03-11") with { DeclaredAt = Noon };

    [Fact]
    public void retracting_the_earliest_entry_moves_it_later()
    {
        var evaluated = Given([.. LoggedLastYear]).SeenFrom("2026-03-11");
        Assert.Equal(On("2026-03-09"), evaluated.View.Start);
        Assert.Equal(3, evaluated.Periods.Count);
    }

    [Fact]
    public void restoring_an_entry_moves_it_earlier() =>
        Assert.Equal(On("2025-03-11"), StartOf([.. LoggedLastYear, new EntryRestored(First, Hang(60, "2025-03-11"), null)]));

    [Theory]
    [InlineData("2026-03-10", "2026-03-09")]
    [InlineData("2026-03-08", "2026-03-08")]
    public void correcting_the_day_of_an_entry_moves_it(string day, string start) => Assert.Equal(
        On(start),
        StartOf(StartedByLog("2026-03-05"), Hung(First, "2026-03-05"), Hung(Second, "2026-03-09"), new EntryCorrected(First, Hang(60, "2026-03-05"), Hang(60, day), null)));

    [Fact]
    public void undoing_a_change_keeps_the_start_that_follows_from_the_entries()
    {
        HabitEvent[] before = [StartedByLog("2026-03-05"), Hung(First, "2026-03-05"), Hung(Second, "2026-03-09")];
        HabitEvent[] after = [.. before, new DaySkipped(On("2026-03-08"), null), new EntryRetracted(First, Hang(60, "2026-03-05"), null)];
        Assert.Equal(On("2026-03-09"), StartOf([.. after, new HabitChangeUndone(4, Given(before).Folded().Definition)]));
    }

    [Fact]
    public void a_declared_habit_starts_with_an_earlier_entry_until_that_is_retracted()
    {
        var logged = Given(Declared).When(new LogEntry(First, Hang(), OnDay("2026-03-04")));
        Assert.Equal(On("2026-03-04"), StartOf([.. logged.After]));
        Assert.Equal(On("2026-03-11"), StartOf([.. logged.After, new EntryRetracted(First, Hang(60, "2026-03-04"), null)]));
    }

    [Fact]
    public void today_is_never_before_the_start_after_a_change_of_time_zone()
    {
        var lateAtNight = Given(Started("2026-03-11") with { DeclaredAt = Instant("2026-03-11T03:30:00Z") }).In("America/Los_Angeles").At("2026-03-11T03:40:00Z");
        lateAtNight.When(new LogEntry(First, Hang(), When.Now)).Then(
            new HangLogged(First, On("2026-03-10"), Instant("2026-03-11T03:40:00Z"), Timing.Now, 60, null, null));
        lateAtNight.When(new SkipDay(On("2026-03-10"), null)).Then(new DaySkipped(On("2026-03-10"), null));
        Assert.True(lateAtNight.SeenFrom("2026-03-10").View.HasBegun);
    }

    [Fact]
    public void today_is_never_before_the_start_after_a_change_of_day_start() =>
        Assert.True(Given(Started("2026-03-11") with { DeclaredAt = Instant("2026-03-11T01:00:00Z") }).In("Etc/UTC", "04:00").SeenFrom("2026-03-10").View.HasBegun);

    [Fact]
    public void a_chosen_start_does_not_move()
    {
        var chosen = Given(Declared).When(Nothing with { StartedOn = Today });
        Assert.True(Assert.IsType<HabitDetailsChanged>(Assert.Single(chosen.Events)).StartChosen);
        new Scenario(chosen.After).When(new LogEntry(First, Hang(), OnDay("2026-03-10"))).ThenRefused("before-start");
        new Scenario(chosen.After).When(Nothing with { StartedOn = Today }).ThenNothing();
    }

    [Fact]
    public void a_start_that_a_command_moved_is_chosen() => Given(StartedByLog("2026-03-10"), Hung(First, "2026-03-10"))
        .When(Nothing with { StartedOn = On("2026-03-02") })
        .Then(new HabitDetailsChanged(new("Hang", On("2026-03-10"), 0, 0, []), new("Hang", On("2026-03-02"), 0, 0, []), StartChosen: true));

    [Fact]
    public void a_stored_start_without_a_declaration_time_is_chosen() =>
        Given(Started("2026-03-11")).When(new LogEntry(First, Hang(), OnDay("2026-03-10"))).ThenRefused("before-start");

    [Fact]
    public void a_habit_started_by_a_log_has_no_life_without_entries()
    {
        var empty = Given(StartedByLog("2026-03-10"), Hung(First, "2026-03-10"), new EntryRetracted(First, Hang(60, "2026-03-10"), null));
        Assert.False(empty.Folded().Definition!.HasLife);
        Assert.Empty(empty.SeenFrom("2026-03-11").Periods);
        Assert.Equal(0, empty.SeenFrom("2026-03-11").Strength);
        empty.When(new SkipDay(On("2026-03-10"), null)).ThenRefused("outside-life");
    }

    [Fact]
    public void a_habit_without_a_life_restarts_by_the_plan_or_a_command_and_keeps_its_goal()
    {
        var empty = Given(
            StartedByLog("2026-03-10"), Hung(First, "2026-03-10"), new GoalDeclared(Daily(90), On("2026-03-10")), new EntryRetracted(First, Hang(60, "2026-03-10"), null));
        var again = new HabitStarted(HabitKind.Hang, "Hang", Today, ByLog: false, Daily(90), 0, 0, [], Noon);
        empty.When(new EnsureHabitStarted(null)).Then(again);
        empty.When(Nothing).Then(again);
        empty.When(Nothing with { Kind = HabitKind.Walk }).ThenRefused("kind-differs");
    }

    [Fact]
    public void a_log_after_the_archive_day_is_refused_even_without_a_life() => Given(
            StartedByLog("2026-03-05"), Hung(First, "2026-03-05"), new HabitArchived(On("2026-03-06")), new EntryRetracted(First, Hang(60, "2026-03-05"), null))
        .When(new LogEntry(Second, Hang(), OnDay("2026-03-10"))).ThenRefused("habit-archived");

    private static DateOnly StartOf(params HabitEvent[] facts) => Given(facts).Folded().Definition!.Start;
}
