using System.Diagnostics;
namespace HabitTrack.Domain.Tests;

/// <summary>The events of one habit, by default <c>hang</c>, at a fixed time in UTC.</summary>
internal sealed record Scenario(IReadOnlyList<HabitEvent> Facts)
{
    private string Habit { get; init; } = "hang";

    private DateTimeOffset Clock { get; init; } = Examples.Noon;

    private PersonalCalendar Calendar { get; init; } = Examples.CalendarIn("Etc/UTC");

    private EntryEvent? OfAnotherHabit { get; init; }

    public static Scenario Given(params HabitEvent[] facts) => new(facts);

    public Scenario Of(string habit) => this with { Habit = habit };

    public Scenario At(string instant) => this with { Clock = Examples.Instant(instant) };

    public Scenario In(string zone, string dayStartsAt = "00:00") =>
        this with { Calendar = Calendar with { Zone = TimeZones.Recorded(zone), DayStartsAt = TimeOnly.Parse(dayStartsAt) } };

    public Scenario WithWeeksFrom(DayOfWeek weekday) => this with { Calendar = Calendar with { WeekStartsOn = weekday } };

    public Scenario WithDaysOff(params DayOff[] daysOff) => this with { Calendar = Calendar with { DaysOff = daysOff } };

    public Scenario AndOfAnotherHabit(EntryEvent fact) => this with { OfAnotherHabit = fact };

    public Outcome When(HabitCommand command)
    {
        var habit = Folded();
        return new Outcome(Facts, HabitDecider.Decide(command, habit, new Circumstances(Habit, Clock, Calendar, Known(command), [])));
    }

    public EvaluatedHabit SeenFrom(string day) => SeenFrom(Examples.On(day));

    public EvaluatedHabit SeenFrom(DateOnly day) => new(Folded(), Calendar, day);

    public Habit Folded() => Facts.Aggregate(Domain.Habits.Habit.Initial, Domain.Habits.Habit.Evolve);

    private KnownEntry? Known(HabitCommand command) => KnownEntries.Named(command, Facts, OfAnotherHabit);
}

/// <summary>The events of the person's own stream.</summary>
internal sealed record PersonScenario(IReadOnlyList<PersonEvent> Facts)
{
    public static PersonScenario GivenThePerson(params PersonEvent[] facts) => new(facts);

    public Outcome When(ProfileCommand command) => new(Facts, ProfileDecider.Decide(command, Folded()));

    public Outcome When(EntryCommand command)
    {
        var calendar = Folded().Settings.Calendar;
        var now = new Circumstances(Profile.Stream, Examples.Noon, calendar, KnownEntries.Named(command, Facts, null), []);
        return new Outcome(Facts, ProfileDecider.Decide(command, now));
    }

    public Profile Folded() => Facts.Aggregate(Profile.Initial, (profile, fact) => fact switch
    {
        ProfileEvent change => Profile.Evolve(profile, change),
        EntryEvent entry => Profile.Evolve(profile, entry),
        _ => throw new UnreachableException(),
    });
}

/// <summary>The result of a command.</summary>
internal sealed record Outcome(IReadOnlyList<PersonEvent> Facts, Decision Decision)
{
    public IReadOnlyList<PersonEvent> Events => Assert.IsType<Decision.Accepted>(Decision).Events;

    /// <summary>All events of the person after the command.</summary>
    public IReadOnlyList<PersonEvent> PersonAfter => [.. Facts, .. Events];

    /// <summary>All events of the habit after the command.</summary>
    public IReadOnlyList<HabitEvent> After => [.. Facts.Concat(Events).Cast<HabitEvent>()];

    public void Then(params PersonEvent[] facts) => Assert.Equal(facts, Events);

    public void ThenNothing() => Assert.Empty(Events);

    public void ThenRefused(string code) => Assert.Equal(code, Assert.IsType<Decision.Refused>(Decision).Refusal.Code);
}

/// <summary>A habit evaluated on a day.</summary>
internal sealed record EvaluatedHabit(Habit Habit, PersonalCalendar Calendar, DateOnly Day, StreakCheckpoints? Checkpoints = null)
{
    public HabitView View => new((Habit.Started)Habit, Calendar, Day, Checkpoints);

    public StreakSummary Streaks => StreakSummary.Of(View);

    public IReadOnlyList<Period> Periods => [.. Domain.Streaks.Periods.Of(View)];

    public IReadOnlyList<string> Explained(string from, string to) =>
        [.. Explanation.Of(View, new DayRange(Examples.On(from), Examples.On(to))).Select(explained => string.Join(' ', explained.Because))];

    public double Strength => Streaks.Strength;

    public Summary Summary(SummaryRange range) => Domain.Progress.Summary.Of(View, range, []);

    public Summary Summary(NamedPeriod period) => Summary(SummaryRange.Of(period, Day, Calendar, Day));
}

/// <summary>Finds the entry of a command in the events, as the entry index of Storage does.</summary>
internal static class KnownEntries
{
    public static KnownEntry? Named(HabitCommand command, IReadOnlyList<PersonEvent> facts, EntryEvent? elsewhere)
    {
        if (IdIn(command) is not { } id)
            return null;

        if (facts.OfType<EntryEvent>().LastOrDefault(fact => fact.EntryId == id) is { } here)
            return Known(here, true);

        return elsewhere?.EntryId == id ? Known(elsewhere, false) : null;
    }

    private static KnownEntry Known(EntryEvent last, bool here) => new(here, (last.Current ?? last.Previous)!, last.Current is null);

    private static Guid? IdIn(HabitCommand command) => command switch
    {
        LogEntry log => log.EntryId,
        CorrectEntry correct => correct.EntryId,
        RetractEntry retract => retract.EntryId,
        RestoreEntry restore => restore.EntryId,
        _ => null,
    };
}
