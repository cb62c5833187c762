using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>The JSON export of mhabit (Table Habit). A habit has a goal for a day, and a number of days on which to reach it.</summary>
internal sealed class MHabit : ImportFormat
{
    private const int Negative = 2, Deleted = 2, Archived = 3, Weekly = 1, Monthly = 2, Done = 1, Skipped = 2;

    /// <summary>The colors by number.</summary>
    private static readonly int[] Colors = [0x6750A4, 0xF44336, 0x9C27B0, 0x3F51B5, 0x009688, 0x4CAF50, 0xFFC107, 0xFF9800, 0x8BC34A, 0x673AB7];

    public override string Source => "mhabit";

    public override bool Recognizes(ImportFile file) => JsonFile.Has(file, "freq_type", "daily_goal");

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var document = await JsonFile.Read(file, cancellation);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (habit, place) in JsonFile.Habits(document.RootElement))
        {
            var name = habit.Text("name") is { Length: > 0 } some ? some : throw place.Damaged("The habit has no name.");
            if (habit.Whole("status") == Deleted)
            {
                yield return new ImportItem.Unusable(place, $"{name} was deleted, so it was left out with its entries.");
                continue;
            }

            var key = ImportText.Unused(name, keys.Contains);
            keys.Add(key);
            var (goal, remark) = GoalOf(habit, name, place);
            yield return new ImportItem.Habit(place, key, name, goal)
            {
                Color = habit.Whole("color") is >= 1 and <= 10 and var color ? NearestColor.To(Colors[color - 1]) : null,
                IsArchived = habit.Whole("status") == Archived,
                StartedOn = habit.Whole("start_date") is { } start ? DayOf(start, place) : null,
            };
            if (remark is not null)
                yield return new ImportItem.Remark(place, key, remark);
            if (habit.Text("desc") is { Length: > 0 } description)
            {
                var text = ImportText.Shorten(description, Limits.NoteLength);
                yield return new ImportItem.Remark(place, key, $"{name}: habits have no description here, so this was left out: {text}");
            }

            foreach (var (record, at) in JsonFile.Items(habit.TryGetProperty("records", out var records) ? records : default, $"{place.Part}.records"))
                yield return Record(record, at, key, goal);
        }
    }

    private static ImportItem Record(JsonElement record, ImportPlace place, string key, Goal goal)
    {
        var day = DayOf(record.Whole("record_date") ?? throw place.Damaged("record_date is a whole number of days."), place);
        var reason = record.Text("reason") is { Length: > 0 } text ? text : null;
        decimal Amount() => record.Number("record_value")?.WithoutTrailingZeros() ?? throw place.Damaged("record_value is a number.");
        return record.Whole("record_type") switch
        {
            Skipped => new ImportItem.Skip(place, key, day, reason),
            Done => new ImportItem.Entry(
                place,
                key,
                $"{day:yyyy-MM-dd}",
                new Activity(default, null, Timing.Day, Amount(), reason, goal.Unit),
                new When(null, day)),
            _ => new ImportItem.Unusable(place, $"{day:yyyy-MM-dd} is neither done nor skipped."),
        };
    }

    private static (Goal Goal, Message? Remark) GoalOf(JsonElement habit, string name, ImportPlace place)
    {
        var amount = habit.Number("daily_goal") ?? 1;
        var unit = ImportText.Shorten(habit.Text("daily_goal_unit"), Limits.UnitLength) is { Length: > 0 } some ? some : Units.Sessions;
        if (habit.Whole("type") == Negative)
            return (new Goal(Direction.AtMost, amount, unit, Per.Day), null);

        var (times, days, per) = FrequencyOf(habit, place);
        if (times >= days)
            return (Goal.AtLeast(amount, unit, Per.Day), null);
        var goal = per is { } period ? Goal.AtLeast(amount * times, unit, period) : Frequency.ToGoal(Direction.AtLeast, amount * times, unit, days);
        if (amount == 1 && goal.Amount == times)
            return (goal, null);
        return (goal, $"{name}: the goal of {amount:0.###} {unit} on {Message.OfAmount(times, "days")} became {goal.Amount:0.###} {unit} {PeriodOf(goal)}.");
    }

    private static Message PeriodOf(Goal goal) => goal.Per switch
    {
        Per.Week => "a week",
        Per.Month => "a month",
        _ => (Message)$"in any {goal.Days} days",
    };

    /// <summary>On how many of how many days to reach the goal, and the period if it is one of the calendar.</summary>
    private static (int Times, int Days, Per? Per) FrequencyOf(JsonElement habit, ImportPlace place)
    {
        var numbers = habit.Text("freq_custom") is { Length: > 0 } text ? Numbers(text, place) : [1, 1];
        return (habit.Whole("freq_type"), numbers) switch
        {
            (Weekly, [>= 1 and var times, ..]) => (times, 7, Per.Week),
            (Monthly, [>= 1 and var times, ..]) => (times, 31, Per.Month),
            (_, [>= 1 and var times, >= 1 and var days]) => (times, days, null),
            _ => throw place.Damaged("freq_custom is a list of numbers above 0, such as [3,7]."),
        };
    }

    private static int[] Numbers(string text, ImportPlace place)
    {
        try
        {
            return JsonSerializer.Deserialize<int[]>(text)!;
        }
        catch (JsonException)
        {
            throw place.Damaged("freq_custom is a list of numbers above 0, such as [3,7].");
        }
    }

    private static DateOnly DayOf(int daysSince1970, ImportPlace place) => daysSince1970 is >= 0 and < 84_000
        ? DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays(daysSince1970)
        : throw place.Damaged("A day is the number of days since 1970.");
}
