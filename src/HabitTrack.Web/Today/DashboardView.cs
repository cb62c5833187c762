namespace HabitTrack.Web;

/// <summary>The data of the front page.</summary>
/// <param name="AsOf">The day of evaluation.</param>
/// <param name="Name">The person's name.</param>
/// <param name="Habits">One card per habit, in the person's order.</param>
/// <param name="Entries">The day's latest entries, newest first, at most 50.</param>
/// <param name="EntryCount">The number of entries on the day.</param>
/// <param name="Advice">Care advice.</param>
/// <param name="Records">The records first reached on the day, without records of streaks.</param>
public sealed record DashboardView(
    DateOnly AsOf,
    string? Name,
    IReadOnlyList<HabitCard> Habits,
    IReadOnlyList<EntryView> Entries,
    int EntryCount,
    IReadOnlyList<Advice> Advice,
    IReadOnlyList<Record> Records)
{
    /// <summary>Limits the size of the page on days with many entries.</summary>
    private const int MaxEntries = 50;

    internal static async Task<DashboardView> Read(PersonView view, string person, PersonReader reader, CancellationToken cancellation)
    {
        Task<IReadOnlyList<EntryDocument>> Latest(DateOnly from, IReadOnlyList<string>? streams) =>
            reader.Entries(EntryPage.Between(new DayRange(from, view.AsOf), person, streams, MaxEntries), view.KnownAt, cancellation);

        var latest = await Latest(view.AsOf, null);
        return Of(view, latest, await WorkoutsOf(view, latest, Latest), await SitLessOn(view, latest, Latest));
    }

    /// <summary>The view for a shared link, without private data: entries with their notes, and advice, which can depend on pain.</summary>
    public static DashboardView Shared(PersonView view) => Of(view, [], [], null) with { Entries = [], EntryCount = 0, Advice = [] };

    private static DashboardView Of(PersonView view, IReadOnlyList<EntryDocument> latest, IEnumerable<Workout> workouts, Advice? sitLess) => new(
        view.AsOf,
        view.Person.Settings.Name,
        CardsOf(view, latest),
        latest.Select(EntryView.Of).ToList(),
        view.Started.Sum(habit => habit.Habit.Habit.Days[view.AsOf].Entries) + view.Person.Days[view.AsOf].Entries,
        [.. AdviceOn(view, workouts), .. sitLess is null ? Array.Empty<Advice>() : [sitLess]],
        RecordsOn(view));

    /// <summary>A card for each habit that has started by the day.</summary>
    /// <param name="view">The person.</param>
    /// <param name="latest">The day's latest entries, newest first, for the amounts that the cards offer.</param>
    public static IReadOnlyList<HabitCard> CardsOf(PersonView view, IReadOnlyList<EntryDocument> latest) => view.Started
        .Where(habit => habit.Definition.Start <= view.AsOf || (view.IsToday && habit.Definition is { IsStartChosen: false, HasLife: true }))
        .Select(habit => HabitCard.Of(habit.Id, habit.Habit, view, latest.FirstOrDefault(entry => entry.Stream == habit.Id)?.Content))
        .ToList();

    /// <summary>Only kinds with an entry on the day can have a record.</summary>
    private static IReadOnlyList<Record> RecordsOn(PersonView view) => view.Started
        .GroupBy(habit => habit.Definition.Kind, habit => habit.Habit.Habit.Days)
        .Where(kind => kind.Key != HabitKind.Custom && kind.Any(days => days[view.AsOf].Entries > 0))
        .SelectMany(kind => Domain.Progress.Records.ReachedOn(view.AsOf, [.. kind.Select(days => days.UpTo(view.AsOf))]))
        .ToList();

    private static IReadOnlyList<Advice> AdviceOn(PersonView view, IEnumerable<Workout> workouts) => Domain.Care.Advice.On(
        view.AsOf, workouts, DayLog.Merge([.. view.OfKind(HabitKind.Workout).Select(habit => habit.Days)]), view.Person);

    /// <summary>The day's latest workouts, including those that are not among its latest entries.</summary>
    private static async Task<IEnumerable<Workout>> WorkoutsOf(
        PersonView view, IReadOnlyList<EntryDocument> latest, Func<DateOnly, IReadOnlyList<string>?, Task<IReadOnlyList<EntryDocument>>> read)
    {
        var done = view.Started.Where(habit => habit.Definition.Kind == HabitKind.Workout && habit.Habit.Habit.Days[view.AsOf].Entries > 0).ToList();
        var found = latest.Select(entry => entry.Content).OfType<Workout>().ToList();
        return found.Count == done.Sum(habit => habit.Habit.Habit.Days[view.AsOf].Entries)
            ? found
            : (await read(view.AsOf, [.. done.Select(habit => habit.Id)])).Select(entry => entry.Content).OfType<Workout>();
    }

    private static async Task<Advice?> SitLessOn(
        PersonView view, IReadOnlyList<EntryDocument> latest, Func<DateOnly, IReadOnlyList<string>?, Task<IReadOnlyList<EntryDocument>>> read)
    {
        Advice? After(IReadOnlyList<EntryDocument> entries) => SitLess.At(view.Minute, entries.Select(entry => entry.Content), view.Calendar);
        if (!view.IsToday || After(latest) is null)
            return null;

        // An entry keeps the day of the time zone it was logged in, which can be one day earlier.
        var first = view.Calendar.DayOf(SitLess.WindowStart(view.Minute)).AddDays(-1);
        return After(await read(first, [.. view.Started.Where(habit => HabitKinds.RulesOf(habit.Definition.Kind)?.BreaksSitting == true).Select(habit => habit.Id)]));
    }
}

/// <summary>The state of a habit for its card.</summary>
public sealed record HabitCard(
    string Habit,
    HabitKind Kind,
    string Name,
    string? Icon,
    HabitColor? Color,
    Goal Goal,
    OpenPeriod? Open,
    string Unit,
    StreakSpan Current,
    StreakSpan Longest,
    bool AtRisk,
    double Strength,
    bool Paused,
    bool Skipped,
    bool Archived,
    IReadOnlyList<CalendarDay> LastDays)
{
    private const int DotsShown = 14, LongStreak = 7;

    /// <summary>The seconds from which durations are offered in whole minutes.</summary>
    private const int LongDuration = 600;

    /// <summary>The view of the habit, for the marks of its days.</summary>
    [JsonIgnore] public HabitView View { get; init; } = default!;

    /// <summary>Whether the current streak is longer than all earlier ones, or has no earlier one but is long.</summary>
    [JsonIgnore] public bool IsLongestEver { get; init; }

    /// <summary>Whether the person skipped the day for this habit.</summary>
    [JsonIgnore] public bool IsSkipOfHabit { get; init; }

    /// <summary>Whether the day of evaluation is to come.</summary>
    [JsonIgnore] public bool IsFuture { get; init; }

    /// <summary>The amount of the last entry in the unit of the goal; null if there is none.</summary>
    [JsonIgnore] public decimal? LastAmount { get; init; }

    /// <param name="id">The habit's id.</param>
    /// <param name="habit">The habit.</param>
    /// <param name="person">The person.</param>
    /// <param name="latest">Its latest entry of the day of evaluation; null if it is not known.</param>
    public static HabitCard Of(string id, HabitState habit, PersonView person, Entry? latest = null)
    {
        var (definition, view) = (habit.Habit.Definition!.SeenFrom(person.AsOf), person.View(habit));
        var streaks = StreakSummary.Of(view);
        return new HabitCard(
            id,
            definition.Kind,
            definition.Details.Name,
            definition.Details.Icon,
            definition.Details.Color,
            view.Goal,
            streaks.Open,
            streaks.Unit,
            StreakSpan.Of(streaks.Current),
            StreakSpan.Of(streaks.Longest),
            streaks.AtRisk,
            Math.Round(streaks.Strength, 6),
            definition.IsPaused(person.AsOf),
            view.IsSkipped(person.AsOf),
            definition.ArchivedOn < person.AsOf,
            Enumerable.Range(1 - DotsShown, DotsShown).Select(back => CalendarDay.Of(view, person.AsOf.AddDays(back))).ToList())
        {
            View = view,
            IsLongestEver = streaks.Current == streaks.Longest && streaks.Current.Length > (streaks.All.Count > 1 ? streaks.All[1].Length : LongStreak - 1),
            IsSkipOfHabit = definition.IsSkipped(person.AsOf),
            IsFuture = person.AsOf > person.Today,
            LastAmount = LastAmountOf(view, latest),
        };
    }

    /// <summary>The amount of the latest entry, or the mean of the last day with entries: single entries of earlier days are not loaded.</summary>
    private static decimal? LastAmountOf(HabitView view, Entry? latest)
    {
        var (goal, day) = (view.Goal, view.Days.LastEntry);
        var totals = latest is not null ? DayTotals.Of(latest) : day is { } last ? view.Days[last] : DayTotals.Empty;
        var (sum, entries) = (totals.Sum(view.MeasureOf(goal)), view.EntriesOf(totals, goal));
        if (sum <= 0 || entries == 0)
            return null;

        var mean = sum / entries;
        decimal? step = goal.Unit != Units.Seconds ? entries == 1 ? null : 1 : mean >= LongDuration ? 60 : entries == 1 ? null : 5;
        return step is { } some ? Math.Max(some, Math.Round(mean / some) * some) : mean;
    }
}
