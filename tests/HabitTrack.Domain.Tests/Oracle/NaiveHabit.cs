namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>
/// A habit evaluated on a day T. Every property scans all events, so that the code is slow but obvious. It is written from the rules, independently of
/// Domain, and serves as the oracle for tests of Domain.
/// </summary>
internal sealed class NaiveHabit
{
    private readonly IReadOnlyList<HabitEvent> facts;
    private readonly IReadOnlyList<ProfileEvent> daysOff;
    private readonly DayOfWeek weekStartsOn;
    private readonly Dictionary<DateOnly, int> goalOn = [];
    private readonly Dictionary<DateOnly, bool> available = [];

    public NaiveHabit(IReadOnlyList<HabitEvent> facts, RandomHistory history)
    {
        (this.facts, weekStartsOn, T, Zone) = (WithoutUndone(facts), history.WeekStartsOn, history.T, history.Zone);
        daysOff = history.FactsOfDaysOff(history.DaysOff.Count);
        var entries = CurrentEntries();
        (Start, Forgive) = (StartWith(entries, history.Zone, TimeOnly.MinValue), CurrentForgive());
        Goals = DeclaredInOrder();
        Entries = [.. entries.Where(entry => entry.Day <= T)];
    }

    public DateOnly T { get; }

    /// <summary>The current time zone of the person.</summary>
    public string Zone { get; }

    public HabitKind Kind => facts.OfType<HabitStarted>().First().Kind;

    public DateOnly Start { get; }

    public int Forgive { get; }

    /// <summary>The goals up to T in order, with the days on which they take over.</summary>
    public IReadOnlyList<(Goal Goal, DateOnly TakesOver)> Goals { get; }

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The entries that a goal in a unit counts.</summary>
    public IEnumerable<Entry> EntriesIn(string unit) => Entries.Where(entry => entry is not Activity activity || activity.Unit == unit);

    /// <summary>Returns the index of the goal in effect on a day: the last in order that has taken over.</summary>
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

        return (skipped || IsOff(day)) && day <= T;
    }

    /// <summary>Days off cover a day from when they were taken until they were withdrawn, each by its id.</summary>
    private bool IsOff(DateOnly day)
    {
        var covering = new HashSet<Guid>();
        foreach (var fact in daysOff)
        {
            if (fact is DaysOffTaken taken && day >= taken.From && day <= taken.To)
                covering.Add(taken.Id);
            if (fact is DaysOffWithdrawn withdrawn)
                covering.Remove(withdrawn.Id);
        }

        return covering.Count > 0;
    }

    /// <summary>A pause covers a day if no later resume, dated up to that day, has ended it. Days after T are never paused.</summary>
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
        if (!available.TryGetValue(day, out var isAvailable))
            available[day] = isAvailable = IsAlive(day) && !IsPaused(day) && !IsSkipped(day);
        return isAvailable;
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

    /// <summary>Returns the events without undone changes. If the habit was started again, only entries remain of the time before.</summary>
    public static List<HabitEvent> WithoutUndone(IReadOnlyList<HabitEvent> facts)
    {
        var undone = facts.OfType<HabitChangeUndone>().Select(undo => facts[(int)undo.Version - 1]).ToList();
        var remaining = facts.Where(fact => fact is not HabitChangeUndone && !undone.Exists(other => ReferenceEquals(other, fact))).ToList();
        var lastStart = remaining.FindLastIndex(fact => fact is HabitStarted);
        return [.. remaining.Where((fact, at) => at >= lastStart || fact is EntryEvent)];
    }

    /// <summary>Whether the start was chosen. Otherwise it follows from the earliest entry, or from the day on which the habit was declared.</summary>
    public bool IsStartChosen => ChosenStart is not null || facts.OfType<HabitStarted>().Single() is { ByLog: false, DeclaredAt: null };

    /// <summary>Returns the first day of the life for given entries, time zone and day start.</summary>
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

    private int CurrentForgive() =>
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

        return
        [
            .. declared
                .Where((some, at) => !declared.Skip(at + 1).Any(later => later.From == some.From))
                .OrderBy(some => some.From)
                .Select(some => (some.Goal, TakesOver(some.Goal, some.From))),
        ];
    }

    private DateOnly TakesOver(Goal goal, DateOnly from)
    {
        var begins = from;
        while (begins > Start && ((goal.Per == Per.Week && begins.DayOfWeek != weekStartsOn) || (goal.Per == Per.Month && begins.Day != 1)))
            begins = begins.AddDays(1);
        return begins;
    }

    private List<Entry> CurrentEntries()
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
