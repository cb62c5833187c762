namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>
/// A habit seen from a day T, straight from its facts: each question scans them all again. Slow and obvious on purpose, and written from the
/// rules alone, so that it can be believed where the Domain is doubted.
/// </summary>
internal sealed class NaiveHabit
{
    private readonly IReadOnlyList<HabitEvent> facts;
    private readonly DayOfWeek weekStartsOn;
    private readonly Dictionary<DateOnly, int> goalOn = [];
    private readonly Dictionary<DateOnly, bool> available = [];

    public NaiveHabit(IReadOnlyList<HabitEvent> facts, Story story)
    {
        (this.facts, weekStartsOn, T, Zone) = (NotUndone(facts), story.WeekStartsOn, story.T, story.Zone);
        var counting = EntriesThatCount();
        (Start, Forgive) = (StartWith(counting, story.Zone, TimeOnly.MinValue), ForgiveAtLast());
        Goals = DeclaredInOrder();
        Entries = [.. counting.Where(entry => entry.Day <= T)];
    }

    public DateOnly T { get; }

    /// <summary>Where the person is now.</summary>
    public string Zone { get; }

    public HabitKind Kind => facts.OfType<HabitStarted>().First().Kind;

    public DateOnly Start { get; }

    public int Forgive { get; }

    /// <summary>Every goal seen, in order, with the day it takes over.</summary>
    public IReadOnlyList<(Goal Goal, DateOnly TakesOver)> Goals { get; }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The entries that a goal in a unit counts.</summary>
    public IEnumerable<Entry> EntriesIn(string unit) => Entries.Where(entry => entry is not Activity activity || activity.Unit == unit);

    /// <summary>Which of the goals holds on a day: the last in order that has taken over.</summary>
    public int GoalIndexOn(DateOnly day)
    {
        if (!goalOn.TryGetValue(day, out var holds))
        {
            for (var at = 0; at < Goals.Count; at++)
            {
                if (Goals[at].TakesOver <= day)
                    holds = at;
            }

            goalOn[day] = holds;
        }

        return holds;
    }

    public Goal GoalOn(DateOnly day) => Goals[GoalIndexOn(day)].Goal;

    public DateOnly WeekOf(DateOnly day)
    {
        while (day.DayOfWeek != weekStartsOn)
            day = day.AddDays(-1);
        return day;
    }

    public bool IsAlive(DateOnly day)
    {
        if (day < Start)
            return false;

        var archived = facts.OfType<HabitArchived>().Where(fact => fact.On <= T && fact.On < day).ToList();
        var reopened = facts.OfType<HabitReopened>().Where(fact => fact.On <= T && fact.On <= day).ToList();
        return archived.TrueForAll(end => reopened.Exists(again => again.On > end.On));
    }

    public bool IsSkipped(DateOnly day)
    {
        var skipped = false;
        foreach (var fact in facts)
        {
            if (fact is DaySkipped on && on.Day == day)
                skipped = true;
            if (fact is DayUnskipped off && off.Day == day)
                skipped = false;
        }

        return skipped && day <= T;
    }

    /// <summary>A pause covers a day when no resume after it, dated up to that day, has ended it; days after T no pause covers.</summary>
    public bool IsPaused(DateOnly day)
    {
        bool Ended(HabitPaused pause, int declared)
        {
            for (var at = 0; at < facts.Count; at++)
            {
                if (facts[at] is HabitResumed resume && resume.On <= day
                    && (resume.On > pause.From || (resume.On == pause.From && at > declared)))
                    return true;
            }

            return false;
        }

        for (var at = 0; at < facts.Count; at++)
        {
            if (facts[at] is HabitPaused pause && pause.From <= day && day <= T && !Ended(pause, at))
                return true;
        }

        return false;
    }

    public bool IsAvailable(DateOnly day)
    {
        if (!available.TryGetValue(day, out var may))
            available[day] = may = IsAlive(day) && !IsPaused(day) && !IsSkipped(day);
        return may;
    }

    public int AvailableBetween(DateOnly from, DateOnly to) => Calendar.Days(from, to).Count(IsAvailable);

    public decimal Total(DateOnly from, DateOnly to, string unit) =>
        Entries.Where(entry => entry.Day >= from && entry.Day <= to).Sum(entry => AmountOf(entry, unit));

    private static decimal AmountOf(Entry entry, string unit) => (entry, unit) switch
    {
        (Hang hang, "seconds") => hang.Seconds,
        (Walk walk, "seconds") => walk.Seconds ?? 0,
        (Walk walk, "steps") => walk.Steps ?? 0,
        (Walk walk, "metres") => walk.Metres ?? 0,
        (Workout, "sessions") or (Stretch, "sessions") or (PostureCheck, "checks") => 1,
        (Stretch stretch, "seconds") => stretch.Seconds ?? 0,
        (Stretch stretch, "reps") => stretch.Reps ?? 0,
        (Activity activity, _) => activity.Unit == unit ? activity.Amount : 0,
        _ => throw new ArgumentException($"{entry.GetType().Name} has no {unit}.", nameof(unit)),
    };

    /// <summary>Whoever undoes the last change leaves the facts before it, and whoever starts a habit again the entries only.</summary>
    public static List<HabitEvent> NotUndone(IReadOnlyList<HabitEvent> facts)
    {
        var undone = facts.OfType<HabitChangeUndone>().Select(undo => facts[(int)undo.Version - 1]).ToList();
        var told = facts.Where(fact => fact is not HabitChangeUndone && !undone.Exists(other => ReferenceEquals(other, fact))).ToList();
        var last = told.FindLastIndex(fact => fact is HabitStarted);
        return [.. told.Where((fact, at) => at >= last || fact is EntryEvent)];
    }

    /// <summary>Whether somebody chose the start, rather than it following from the first log, or from the day on which the habit was declared.</summary>
    public bool IsStartChosen => ChosenStart is not null || facts.OfType<HabitStarted>().Single() is { ByLog: false, DeclaredAt: null };

    /// <summary>The first day of the life if these were the entries, and the person counted days so.</summary>
    public DateOnly StartWith(IEnumerable<Entry> entries, string zone, TimeOnly dayStartsAt)
    {
        var started = facts.OfType<HabitStarted>().Single();
        if (IsStartChosen)
            return ChosenStart ?? started.StartedOn;

        var days = entries.Select(entry => entry.Day).ToList();
        if (started.DeclaredAt is { } declared)
            days.AddRange([started.StartedOn, Calendar.DayOf(declared, zone, dayStartsAt)]);
        return days.Count == 0 ? PersonalCalendar.LastDay.AddDays(1) : days.Min();
    }

    private DateOnly? ChosenStart => facts.OfType<HabitDetailsChanged>()
        .LastOrDefault(changed => changed.StartChosen == true || changed.After.StartedOn != changed.Before.StartedOn)?.After.StartedOn;

    private int ForgiveAtLast() =>
        facts.OfType<HabitDetailsChanged>().LastOrDefault()?.After.Forgive ?? facts.OfType<HabitStarted>().Single().Forgive;

    private List<(Goal Goal, DateOnly TakesOver)> DeclaredInOrder()
    {
        var declared = new List<(Goal Goal, DateOnly From)>();
        foreach (var fact in facts)
        {
            if (fact is HabitStarted started)
                declared.Add((started.Goal, Start));
            if (fact is GoalDeclared goal && (goal.EffectiveFrom <= T || goal.EffectiveFrom <= Start))
                declared.Add((goal.Goal, goal.EffectiveFrom < Start ? Start : goal.EffectiveFrom));
        }

        return [.. declared.OrderBy(some => some.From).Select(some => (some.Goal, TakesOver(some.Goal, some.From)))];
    }

    private DateOnly TakesOver(Goal goal, DateOnly from)
    {
        var begins = from;
        while (begins > Start && ((goal.Per == Per.Week && begins.DayOfWeek != weekStartsOn) || (goal.Per == Per.Month && begins.Day != 1)))
            begins = begins.AddDays(1);
        return begins;
    }

    private List<Entry> EntriesThatCount()
    {
        var entries = new Dictionary<Guid, Entry>();
        foreach (var fact in facts.OfType<EntryEvent>())
        {
            entries.Remove(fact.EntryId);
            if (fact.Current is { } entry)
                entries[fact.EntryId] = entry;
        }

        return [.. entries.Values];
    }
}
