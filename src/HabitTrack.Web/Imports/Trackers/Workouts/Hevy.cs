namespace HabitTrack.Web;

/// <summary>The CSV export of Hevy.</summary>
internal sealed class Hevy : WorkoutCsv
{
    private static readonly string[] TimeFormats = ["d MMM yyyy, HH:mm", "MMM d, yyyy, h:mm tt", "MMM d, yyyy, HH:mm", "d.M.yyyy, HH:mm", "yyyy-M-d H:mm:ss", "yyyy-M-d H:mm"];

    public override string Source => "hevy";

    public override bool Recognizes(ImportFile file) =>
        CsvRows.Headings(file.FirstLine) is var headings && headings.Contains("exercise_title") && headings.Contains("start_time") && headings.Contains("set_type");

    protected override WorkoutRow RowOf(CsvRow row, ImportReading reading)
    {
        var (start, exercise) = (Time(row, "start_time"), row["exercise_title"]);
        return new WorkoutRow(row.Place, $"{start:s}\n{row["title"]}", new When(reading.Calendar.InstantOf(start), null), exercise)
        {
            Type = row["set_type"] switch
            {
                "normal" or "" => SetType.Working,
                "warmup" => SetType.WarmUp,
                "dropset" => SetType.Drop,
                "failure" => SetType.Failure,
                var other => throw row.Place.Damaged($"'{ImportText.Shorten(other, 20)}' is no type of sets, such as normal."),
            },
            Kg = SetColumns.Kg(row, exercise, reading),
            Reps = SetColumns.Whole(row, "reps"),
            Seconds = SetColumns.Whole(row, "duration_seconds"),
            Rpe = SetColumns.Number(row, "rpe"),
            Duration = row["end_time"].Length > 0 ? (decimal)(Time(row, "end_time") - start).TotalSeconds : 0,
            Texts = [.. new[] { row["title"], row["description"] }.Where(text => text.Length > 0)],
            SetTexts = row["exercise_notes"] is { Length: > 0 } notes ? [notes] : [],
            Distance = SetColumns.Distance(row),
        };
    }

    protected override IEnumerable<Message> Remarks(CsvRow row, ImportReading reading) =>
        [.. base.Remarks(row, reading), .. row["superset_id"].Length > 0 ? ["Workouts have no supersets here. Their sets were taken one by one."] : Array.Empty<Message>()];

    private static DateTime Time(CsvRow row, string column) =>
        DateTime.TryParseExact(row[column], TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
            ? time
            : throw row.Place.Damaged($"{column} is '{ImportText.Shorten(row[column], 30)}', which is not a time such as 28 Mar 2025, 17:29. If Hevy is in another language, set it to English and export once more.");
}
