namespace HabitTrack.Web;

/// <summary>Everything the front page shows.</summary>
/// <param name="AsOf">The day it is seen from.</param>
/// <param name="Name">What to call the person.</param>
/// <param name="Habits">One card per habit, in the person's order.</param>
/// <param name="Entries">The day's entries, newest first.</param>
/// <param name="Advice">Care advice.</param>
/// <param name="Records">The records first reached on the day, those of streaks apart.</param>
public sealed record DashboardView(
    DateOnly AsOf,
    string? Name,
    IReadOnlyList<HabitCard> Habits,
    IReadOnlyList<EntryView> Entries,
    IReadOnlyList<Advice> Advice,
    IReadOnlyList<Record> Records)
{
    private const int MostEntries = 500;

    internal static async Task<DashboardView> Read(PersonView view, string person, PersonReader reader, CancellationToken cancellation)
    {
        // Entries keep the day that they had where the person was: in another zone it may have been the one before.
        var first = view.IsToday ? view.Calendar.DayOf(SitLess.Since(view.Minute)).AddDays(-1) : view.AsOf;
        var query = EntryPage.Between(new DayRange(first, view.AsOf), person, null, MostEntries);
        return Of(view, await reader.Entries(query, view.KnownAt, cancellation));
    }

    /// <summary>What may be seen by whoever the person gave a link to: no entries, with their notes, and no advice, which may tell of pain.</summary>
    public static DashboardView Shared(PersonView view) => Of(view, []) with { Entries = [], Advice = [] };

    private static DashboardView Of(PersonView view, IReadOnlyList<EntryDocument> entries) => new(
        view.AsOf,
        view.Person.Settings.Name,
        view.Started
            .Where(habit => habit.Definition.Start <= view.AsOf)
            .Select(habit => HabitCard.Of(habit.Id, habit.Habit, view))
            .ToList(),
        OfTheDay(view, entries).Select(EntryView.Of).ToList(),
        AdviceOn(view, entries),
        RecordsOn(view));

    /// <summary>Only kinds that something was done of on the day can have any.</summary>
    private static IReadOnlyList<Record> RecordsOn(PersonView view) => view.Started
        .GroupBy(habit => habit.Definition.Kind, habit => habit.Habit.Habit.Days)
        .Where(kind => kind.Key != HabitKind.Custom && kind.Any(days => days[view.AsOf].Entries > 0))
        .SelectMany(kind => Domain.Records.ReachedOn(view.AsOf, DayLog.Together([.. kind.Select(days => days.UpTo(view.AsOf))])))
        .ToList();

    private static IReadOnlyList<Advice> AdviceOn(PersonView view, IReadOnlyList<EntryDocument> entries)
    {
        var workouts = DayLog.Together([.. view.OfKind(HabitKind.Workout).Select(habit => habit.Days)]);
        var advice = Domain.Advice.On(view.AsOf, OfTheDay(view, entries).Select(entry => entry.Content).OfType<Workout>(), workouts, view.Person);
        return view.IsToday && SitLess.At(view.Minute, entries.Select(entry => entry.Content), view.Calendar) is { } sitLess
            ? [.. advice, sitLess]
            : advice;
    }

    private static IEnumerable<EntryDocument> OfTheDay(PersonView view, IEnumerable<EntryDocument> entries) =>
        entries.Where(entry => entry.Content.Day == view.AsOf);
}

/// <summary>A habit at a glance.</summary>
public sealed record HabitCard(
    string Habit,
    HabitKind Kind,
    string Name,
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
    private const int DotsShown = 14;

    public static HabitCard Of(string id, HabitState habit, PersonView person)
    {
        var (definition, view) = (habit.Habit.Definition!.SeenFrom(person.AsOf), person.View(habit));
        var streaks = Domain.Streaks.Of(view);
        return new HabitCard(
            id,
            definition.Kind,
            definition.Details.Name,
            view.Goal,
            streaks.Open,
            streaks.Unit,
            StreakSpan.Of(streaks.Current),
            StreakSpan.Of(streaks.Longest),
            streaks.AtRisk,
            Math.Round(streaks.Strength, 6),
            definition.IsPaused(person.AsOf),
            definition.IsSkipped(person.AsOf),
            definition.ArchivedOn < person.AsOf,
            Enumerable.Range(1 - DotsShown, DotsShown).Select(back => CalendarDay.Of(view, person.AsOf.AddDays(back))).ToList());
    }
}
