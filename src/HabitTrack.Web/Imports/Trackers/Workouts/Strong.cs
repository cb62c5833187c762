namespace HabitTrack.Web;

/// <summary>The CSV export of Strong. Its versions differ in their columns, and the older ones have no units.</summary>
internal sealed class Strong : WorkoutCsv
{
    private const string RestTimer = "Rest Timer", Note = "Note";

    private static readonly string[] TimeFormats = ["yyyy-M-d H:mm:ss", "yyyy-M-d H:mm"];

    public override string Source => "strong";

    public override bool Recognizes(ImportFile file) =>
        CsvRows.Headings(file.FirstLine) is var headings && headings.Contains("exercise name") && headings.Contains("set order") && headings.Contains("workout name");

    protected override WorkoutRow? RowOf(CsvRow row, ImportReading reading)
    {
        var (order, exercise, name) = (row["Set Order"], row["Exercise Name"], row["Workout Name"]);
        if (order == RestTimer || exercise == RestTimer)
            return null;
        if (!DateTime.TryParseExact(row["Date"], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var start))
            throw row.Place.Damaged($"'{ImportText.Shorten(row["Date"], 30)}' is not a time such as 2026-11-22 17:30:00.");
        var set = new WorkoutRow(row.Place, $"{start:s}\n{name}", new When(reading.Calendar.InstantOf(start), null), exercise)
        {
            Duration = Duration(row),
            Texts = [.. new[] { name, row["Workout Notes"] }.Where(text => text.Length > 0)],
            SetTexts = row["Notes"] is { Length: > 0 } notes ? [notes] : [],
        };
        return order == Note ? set with { Type = null } : set with
        {
            Type = order switch
            {
                "W" => SetType.WarmUp,
                "D" => SetType.Drop,
                "F" => SetType.Failure,
                _ when order.All(char.IsAsciiDigit) => SetType.Working,
                _ => throw row.Place.Damaged($"'{ImportText.Shorten(order, 20)}' is no Set Order, such as 1, W, D or F."),
            },
            Kg = SetColumns.Kg(row, exercise, reading),
            Reps = SetColumns.Whole(row, "Reps"),
            Seconds = SetColumns.Whole(row, "Seconds"),
            Rpe = SetColumns.Number(row, "RPE"),
            Distance = SetColumns.Distance(row),
        };
    }

    protected override IEnumerable<Message> Remarks(CsvRow row, ImportReading reading) =>
        [.. base.Remarks(row, reading), .. row["Set Order"] == RestTimer ? ["Workouts have no rest timers here, so they were left out."] : Array.Empty<Message>()];

    /// <summary>Reads a duration in seconds, or one such as 1h 11m or 38min.</summary>
    private static decimal Duration(CsvRow row)
    {
        var text = new[] { row["Duration (sec)"], row["Duration"], row["Workout Duration"] }.FirstOrDefault(text => text.Length > 0) ?? "0";
        var seconds = 0m;
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var unit = part.TrimStart([.. "0123456789.,"]);
            var factor = unit.Length == 0 ? 1 : UnitNames.SecondsIn(unit);
            seconds += ImportText.Number(part[..^unit.Length]) is { } number and >= 0 and < 1_000_000 && factor is { } some
                ? number * some
                : throw row.Place.Damaged($"'{ImportText.Shorten(text, 20)}' is not a duration such as 1h 11m.");
        }

        return seconds;
    }
}
