using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>The JSON export of Beaver Habit Tracker. A period asks for a number of times in a number of days, weeks, months or years.</summary>
internal sealed class BeaverHabits : ImportFormat
{
    private static readonly Dictionary<string, int> DaysOf = new(StringComparer.Ordinal) { ["D"] = 1, ["W"] = 7, ["M"] = 30, ["Y"] = 365 };

    public override string Source => "beaverhabits";

    public override bool Recognizes(ImportFile file) => JsonFile.Has(file, "habits", "records") && !JsonFile.Has(file, "freq_type");

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var document = await JsonFile.Read(file, cancellation);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (habit, place) in JsonFile.Habits(document.RootElement))
        {
            var name = habit.Text("name") is { Length: > 0 } some ? some : throw place.Damaged("The habit has no name.");
            if (habit.Text("status") is { Length: > 0 } status and not ("active" or "normal" or "archive"))
            {
                yield return new ImportItem.Unusable(place, $"{name} was deleted ({status}), so it was left out with its entries.");
                continue;
            }

            var key = ImportText.Unused(name, keys.Contains);
            keys.Add(key);
            var (times, days) = PeriodOf(habit, place);
            var goal = Frequency.ToGoal(times, days);
            var tags = habit.TryGetProperty("tags", out var list) && list.ValueKind == JsonValueKind.Array
                ? list.EnumerateArray()
                    .Where(tag => tag.ValueKind == JsonValueKind.String)
                    .Select(tag => ImportText.Shorten(JsonFile.ReadText(tag), Limits.WordLength))
                : [];
            yield return new ImportItem.Habit(place, key, name, goal) { IsArchived = habit.Text("status") == "archive", Tags = [.. tags] };
            if (Frequency.Remark(place, key, name, times, days, goal) is { } remark)
                yield return remark;
            foreach (var item in Records(habit, key, place))
                yield return item;
        }
    }

    private static IEnumerable<ImportItem> Records(JsonElement habit, string key, ImportPlace of)
    {
        foreach (var (record, place) in JsonFile.Items(habit.TryGetProperty("records", out var records) ? records : default, $"{of.Part}.records"))
        {
            var day = Days.Parse(record.Text("day")) ?? throw place.Damaged("day is not a day such as 2026-11-22.");
            var note = record.Text("text") is { Length: > 0 } text ? text : null;
            if (record.TryGetProperty("done", out var done) && done.ValueKind == JsonValueKind.True)
                yield return new ImportItem.Entry(
                    place, key, $"{day:yyyy-MM-dd}", new Activity(default, null, Timing.Day, 1, note, Units.Sessions), new When(null, day));
            else if (note is not null)
                yield return new ImportItem.Remark(
                    place, key, $"{day:yyyy-MM-dd} has a note but was not done, so the note was left out: {ImportText.Shorten(note, Limits.NoteLength)}");
        }
    }

    private static (int Times, int Days) PeriodOf(JsonElement habit, ImportPlace place)
    {
        if (!habit.TryGetProperty("period", out var period) || period.ValueKind != JsonValueKind.Object)
            return (1, 1);
        return period.Whole("target_count") is >= 1 and var times
            && period.Whole("period_count") is >= 1 and <= 1_000 and var count
            && DaysOf.TryGetValue(period.Text("period_type"), out var days)
            ? (times, count * days)
            : throw place.Damaged("period has period_type D, W, M or Y, and period_count and target_count above 0.");
    }
}
