using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>The CSV file of HabitBull. It has no goals; a habit with other values than 0 and 1 has amounts.</summary>
internal sealed class HabitBull : ImportFormat
{
    /// <summary>The value of a day without one.</summary>
    private const decimal None = -2_150_000_000;

    public override string Source => "habitbull";

    public override bool Recognizes(ImportFile file) =>
        CsvRows.Headings(file.FirstLine) is ["habitname", "habitdescription", "habitcategory", "calendardate", "value", ..];

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await CsvRows.RemarkOnEncoding(file.Open, null, cancellation) is { } remark)
            yield return remark;
        var withAmounts = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in Rows(file, cancellation))
        {
            if (ValueOf(row) is not (None or 0 or 1) && withAmounts.Add(row.HabitIn("HabitName")) && withAmounts.Count > TrackerContent.MaxHabits)
                throw TrackerContent.TooManyHabits(row.Place);
        }

        var begun = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var row in Rows(file, cancellation))
        {
            var name = row.HabitIn("HabitName");
            var unit = withAmounts.Contains(name) ? GoalUnits.Times : Units.Sessions;
            if (begun.Add(name))
            {
                yield return new ImportItem.Habit(row.Place, name, name, Goal.AtLeast(1, unit, Per.Day))
                {
                    Tags = row["HabitCategory"] is { Length: > 0 } tag ? [ImportText.Shorten(tag, Limits.WordLength)] : [],
                };
                yield return new ImportItem.Remark(row.Place, name, $"{name}: the file has no goals, so this one is once a day. Change it after the import.");
                if (row["HabitDescription"] is { Length: > 0 } description)
                {
                    var text = ImportText.Shorten(description, Limits.NoteLength);
                    yield return new ImportItem.Remark(row.Place, name, $"{name}: habits have no description here, so this was left out: {text}");
                }
            }

            var day = Days.Parse(row["CalendarDate"], isMonthFirst: true) ?? throw row.Place.Damaged(
                $"'{ImportText.Shorten(row["CalendarDate"], 20)}' is not a day such as 2026-11-22 or 11/22/2026.");
            var note = row["CommentText"] is { Length: > 0 } comment ? comment : null;
            if (ValueOf(row) is var value && value is not (None or 0))
                yield return new ImportItem.Entry(
                    row.Place, name, $"{day:yyyy-MM-dd}", new Activity(default, null, Timing.Day, value, note, unit), new When(null, day));
            else if (note is not null)
            {
                var text = ImportText.Shorten(note, Limits.NoteLength);
                yield return new ImportItem.Remark(row.Place, name, $"{name}: {day:yyyy-MM-dd} has a comment but no entry, so the comment was left out: {text}");
            }
        }
    }

    private static decimal ValueOf(CsvRow row) =>
        ImportText.Number(row["Value"])?.WithoutTrailingZeros() ?? throw row.Place.Damaged("Value must be a number such as 1.");

    private static IAsyncEnumerable<CsvRow> Rows(ImportFile file, CancellationToken cancellation) =>
        CsvRows.Read(file.Open, null, hasHeader: true, cancellation);
}
