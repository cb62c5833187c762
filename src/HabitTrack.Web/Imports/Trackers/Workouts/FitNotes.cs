namespace HabitTrack.Web;

/// <summary>The CSV export of FitNotes. It has no times: all sets of a day are a workout.</summary>
internal sealed class FitNotes : WorkoutCsv
{
    /// <summary>The column of the exercise.</summary>
    private const int Exercise = 1;

    public override string Source => "fitnotes";

    public override bool Recognizes(ImportFile file) => CsvRows.Headings(file.FirstLine) is ["date", "exercise", "category", ..];

    protected override WorkoutRow RowOf(CsvRow row, ImportReading reading)
    {
        var exercise = row["Exercise"];
        var day = Days.Parse(row["Date"]) ?? throw row.Place.Damaged($"'{ImportText.Shorten(row["Date"], 20)}' is not a day such as 2026-11-22.");
        return new WorkoutRow(row.Place, $"{day:yyyy-MM-dd}", new When(null, day), exercise)
        {
            Kg = SetColumns.Kg(row, exercise, reading),
            Reps = SetColumns.Whole(row, "Reps"),
            Seconds = Seconds(row),
            SetTexts = [.. new[] { row["Comment"], row["Notes"] }.Where(text => text.Length > 0)],
            Distance = SetColumns.Distance(row),
            Category = row["Category"],
        };
    }

    /// <summary>FitNotes writes names of exercises, and comments, without quotes. A comma is in the name if the weight is elsewhere than the header says.</summary>
    protected override string[] Join(string[] fields, string[] header)
    {
        var (surplus, weight) = (fields.Length - header.Length, Array.FindIndex(header, heading => heading.StartsWith("Weight", StringComparison.OrdinalIgnoreCase)));
        var at = weight >= 0 && fields[weight] is { Length: > 0 } text && ImportText.Number(text) is null ? Exercise : header.Length - 1;
        return [.. fields[..at], string.Join(", ", fields[at..(at + surplus + 1)]), .. fields[(at + surplus + 1)..]];
    }

    /// <summary>Reads a time such as 0:01:30.</summary>
    private static int? Seconds(CsvRow row)
    {
        if (row["Time"] is not { Length: > 0 } text)
            return null;
        return TimeSpan.TryParseExact(text, [@"h\:mm\:ss", @"m\:ss"], CultureInfo.InvariantCulture, out var time)
            ? time.TotalSeconds > 0 ? (int)time.TotalSeconds : null
            : throw row.Place.Damaged($"Time is '{ImportText.Shorten(text, 20)}', which is not a duration such as 0:01:30.");
    }
}
