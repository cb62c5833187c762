namespace HabitTrack.Domain.Tests;

/// <summary>Facts of one habit, by default <c>hang</c>, told at noon of a fixed day in UTC.</summary>
internal sealed record Scenario(IReadOnlyList<object> Facts)
{
    private string Habit { get; init; } = "hang";

    private DateTimeOffset Clock { get; init; } = Examples.Noon;

    private PersonalCalendar Calendar { get; init; } = new(TimeZoneInfo.Utc, TimeOnly.MinValue, DayOfWeek.Monday);

    private EntryEvent? OfAnotherHabit { get; init; }

    public static Scenario Given(params object[] facts) => new(facts);

    public Scenario Of(string habit) => this with { Habit = habit };

    public Scenario At(string instant) => this with { Clock = Examples.Instant(instant) };

    public Scenario In(string zone, string dayStartsAt = "00:00") =>
        this with { Calendar = Calendar with { Zone = TimeZoneInfo.FindSystemTimeZoneById(zone), DayStartsAt = TimeOnly.Parse(dayStartsAt) } };

    public Scenario WithWeeksFrom(DayOfWeek weekday) => this with { Calendar = Calendar with { WeekStartsOn = weekday } };

    public Scenario AndOfAnotherHabit(EntryEvent fact) => this with { OfAnotherHabit = fact };

    public Outcome When(HabitCommand command)
    {
        var habit = Folded();
        return new Outcome(Facts, HabitDecider.Decide(command, habit, new Circumstances(Habit, Clock, Calendar, Known(command))));
    }

    public Seen SeenFrom(string day) => SeenFrom(Examples.On(day));

    public Seen SeenFrom(DateOnly day) => new(Folded(), Calendar, day);

    public Habit Folded() => Facts.Aggregate(Domain.Habit.Initial, Domain.Habit.Evolve);

    private KnownEntry? Known(HabitCommand command) => KnownEntries.Named(command, Facts, OfAnotherHabit);
}

/// <summary>Facts of the person's own stream.</summary>
internal sealed record PersonScenario(IReadOnlyList<object> Facts)
{
    public static PersonScenario GivenThePerson(params object[] facts) => new(facts);

    public Outcome When(object command)
    {
        var calendar = Folded().Settings.Calendar;
        var now = new Circumstances(Profile.Stream, Examples.Noon, calendar, KnownEntries.Named(command, Facts, null));
        return new Outcome(Facts, ProfileDecider.Decide(command, Folded(), now));
    }

    public Profile Folded() => Facts.Aggregate(Profile.Initial, Profile.Evolve);
}

/// <summary>What was decided.</summary>
internal sealed record Outcome(IReadOnlyList<object> Facts, Decision Decision)
{
    public IReadOnlyList<object> Events => Assert.IsType<Decision.Accepted>(Decision).Events;

    /// <summary>All facts there are afterwards.</summary>
    public IReadOnlyList<object> After => [.. Facts, .. Events];

    public void Then(params object[] facts) => Assert.Equal(facts, Events);

    public void ThenNothing() => Assert.Empty(Events);

    public void ThenRefused(string code) => Assert.Equal(code, Assert.IsType<Decision.Refused>(Decision).Refusal.Code);
}

/// <summary>A habit seen from a day.</summary>
internal sealed record Seen(Habit Habit, PersonalCalendar Calendar, DateOnly Day)
{
    public HabitView View => new(Habit, Calendar, Day);

    public Streaks Streaks => Streaks.Of(View);

    public IReadOnlyList<Period> Periods => [.. Domain.Periods.Of(View)];

    public IReadOnlyList<string> Explained(string from, string to) =>
        [.. Explanation.Of(View, new DayRange(Examples.On(from), Examples.On(to))).Select(explained => explained.Because)];

    public double Strength => Streaks.Strength;

    public Summary Summary(SummaryRange range) => Domain.Summary.Of(View, range, []);

    public Summary Summary(NamedPeriod period) => Summary(SummaryRange.Of(period, Day, Calendar, Day));
}

/// <summary>What the entry index would say of the entry that a command names.</summary>
internal static class KnownEntries
{
    public static KnownEntry? Named(object command, IReadOnlyList<object> facts, EntryEvent? elsewhere)
    {
        if (IdIn(command) is not { } id)
            return null;

        if (facts.OfType<EntryEvent>().LastOrDefault(fact => fact.EntryId == id) is { } here)
            return Known(here, true);

        return elsewhere?.EntryId == id ? Known(elsewhere, false) : null;
    }

    private static KnownEntry Known(EntryEvent last, bool here) => new(here, (last.Current ?? last.Previous)!, last.Current is null);

    private static Guid? IdIn(object command) => command switch
    {
        LogEntry log => log.EntryId,
        CorrectEntry correct => correct.EntryId,
        RetractEntry retract => retract.EntryId,
        RestoreEntry restore => restore.EntryId,
        _ => null,
    };
}
