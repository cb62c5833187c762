namespace HabitTrack.Web;

/// <summary>What an import would do.</summary>
/// <param name="Source">The program that wrote the file.</param>
/// <param name="Read">What the file has: events, or habits, entries and skipped days.</param>
/// <param name="Added">How much of it would be added, or added again after it had been undone.</param>
/// <param name="Known">How much of it exists.</param>
/// <param name="Skipped">How much of it cannot be imported; see <paramref name="Problems"/>.</param>
/// <param name="Days">The number of entries by day, in order.</param>
/// <param name="Devices">The devices and apps that have recorded the same, if there are several. Only what the first one has recorded would be added.</param>
public sealed record ImportPreview(
    string Source,
    long Read,
    long Added,
    long Known,
    long Skipped,
    IReadOnlyList<PreviewedHabit> Habits,
    IReadOnlyList<PreviewedDay> Days,
    IReadOnlyList<string> Devices,
    IReadOnlyList<ImportProblem> Problems);

/// <summary>A habit of a file.</summary>
/// <param name="Habit">The id that it would have.</param>
/// <param name="From">The day of the earliest entry; null without entries.</param>
/// <param name="To">The day of the latest entry; null without entries.</param>
/// <param name="Entries">The number of entries.</param>
/// <param name="Skips">The number of skipped days.</param>
/// <param name="Archived">Whether it is archived.</param>
public sealed record PreviewedHabit(
    string Habit, string Name, HabitKind Kind, Goal Goal, DateOnly? From, DateOnly? To, long Entries, long Skips, bool Archived);

/// <summary>The number of entries of a day.</summary>
public sealed record PreviewedDay(DateOnly Day, long Entries);

/// <summary>Counts the entries of a file, by habit and day.</summary>
internal sealed class EntryCounts
{
    private readonly Dictionary<string, SortedDictionary<DateOnly, long>> habits = new(StringComparer.Ordinal);

    public void Add(string habit, DateOnly day)
    {
        if (!habits.TryGetValue(habit, out var days))
            habits[habit] = days = [];
        days[day] = days.GetValueOrDefault(day) + 1;
    }

    /// <summary>The number of entries of all habits, by day.</summary>
    public IReadOnlyList<PreviewedDay> Days =>
    [
        .. habits.Values
            .SelectMany(days => days)
            .GroupBy(day => day.Key)
            .OrderBy(day => day.Key)
            .Select(day => new PreviewedDay(day.Key, day.Sum(one => one.Value))),
    ];

    /// <summary>Describes a habit with its entries.</summary>
    public PreviewedHabit Describe(string habit, string name, HabitKind kind, Goal goal, long skips, bool isArchived)
    {
        var days = habits.GetValueOrDefault(habit);
        return new PreviewedHabit(habit, name, kind, goal, days?.Keys.First(), days?.Keys.Last(), days?.Values.Sum() ?? 0, skips, isArchived);
    }
}
