using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>A CSV file that anyone can write: day, habit, and as far as they are known amount, unit and note.</summary>
internal sealed class PlainCsv : ImportFormat
{
    private static readonly string[] Columns = ["day", "habit", "amount", "unit", "note"];

    public override string Source => "csv";

    public override bool Recognizes(ImportFile file) =>
        CsvRows.Headings(file.FirstLine) is var headings && headings.Contains("day") && headings.Contains("habit");

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await CsvRows.RemarkOnEncoding(file.Open, null, cancellation) is { } remark)
            yield return remark;
        var isMonthFirst = await DayOrder.Find(Rows(file, cancellation), "day");
        foreach (var column in CsvRows.Headings(file.FirstLine).Where(column => column.Length > 0).Except(Columns))
        {
            yield return new ImportItem.Remark(
                new ImportPlace(1),
                null,
                $"The column {ImportText.Shorten(column, Limits.NameLength)} was left out. Columns can be {string.Join(", ", Columns)}.");
        }

        var units = new Dictionary<string, string>(StringComparer.Ordinal);
        await foreach (var row in Rows(file, cancellation))
        {
            var name = row.HabitIn("habit");
            var day = Days.Parse(row["day"], isMonthFirst)!.Value;
            var amount = row["amount"] is not { Length: > 0 } text ? 1
                : ImportText.Number(text)?.WithoutTrailingZeros() ?? throw row.Place.Damaged(
                    $"'{ImportText.Shorten(text, 20)}' is no amount. Write a number without separators between thousands, such as 1.5.");
            var unit = row["unit"] is { Length: > 0 } given ? given : units.GetValueOrDefault(name, GoalUnits.Times);
            if (units.TryAdd(name, unit))
            {
                yield return new ImportItem.Habit(row.Place, name, name, Goal.AtLeast(1, unit, Per.Day));
                yield return new ImportItem.Remark(
                    row.Place, name, $"{name}: the file has no goals, so this one is at least 1 {Units.After(1, unit)} a day. Change it after the import.");
            }

            if (units[name] != unit)
            {
                yield return new ImportItem.Unusable(
                    row.Place, $"{name} is counted in {units[name]}, not in {unit}. Give the entry in {units[name]}, or under another habit.");
                continue;
            }

            var note = row["note"] is { Length: > 0 } some ? some : null;
            var content = new Activity(default, null, Timing.Day, amount, note, unit);
            yield return new ImportItem.Entry(row.Place, name, $"{day:yyyy-MM-dd}\n{amount}\n{unit}\n{note}", content, new When(null, day))
            {
                IsRepeatable = true,
            };
        }
    }

    private static IAsyncEnumerable<CsvRow> Rows(ImportFile file, CancellationToken cancellation) =>
        CsvRows.Read(file.Open, null, hasHeader: true, cancellation);
}
