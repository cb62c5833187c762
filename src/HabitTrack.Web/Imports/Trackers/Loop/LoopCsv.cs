using System.IO.Compression;
using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>The zip archive of CSV files of Loop Habit Tracker, with headings since 2.3.1 and without before.</summary>
internal sealed class LoopCsv : ImportFormat
{
    private const string Habits = "Habits.csv", Checkmarks = "Checkmarks.csv";

    private const long MaxLength = 256 << 20;

    public override string Source => LoopHabit.Source;

    public override bool Recognizes(ImportFile file)
    {
        if (!file.IsZip)
            return false;
        using var archive = file.OpenZip(MaxLength);
        return FindHabits(archive) is not null;
    }

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var archive = file.OpenZip(MaxLength);
        var habits = FindHabits(archive)!;
        if (await CsvRows.RemarkOnEncoding(habits.Open, Habits, cancellation) is { } remark)
            yield return remark;

        var (folder, keys) = (habits.FullName[..^Habits.Length], new HashSet<string>(StringComparer.Ordinal));
        await foreach (var row in CsvRows.Read(habits.Open, Habits, hasHeader: true, cancellation))
        {
            if (row["Name"] is not { Length: > 0 } name)
                throw row.Place.Damaged("The habit has no name.");
            var key = ImportText.Unused(name, keys.Contains);
            keys.Add(key);
            var days = Find(archive, folder + $"{Whole(row, "Position"):000}");
            var habit = await HabitOf(row, days, cancellation);
            foreach (var item in habit.Items(row.Place, key, row["Question"], row["Description"]))
                yield return item;
            if (IsOld(row) && habit.Target is not null)
                yield return new ImportItem.Remark(row.Place, key, $"{name}: archives of Loop before 2.3.1 have no targets, so this one became 1. Change the goal after the import.");
            if (days is null)
            {
                yield return new ImportItem.Unusable(row.Place, $"{name}: the archive has no {Checkmarks} of this habit, so it has no entries.");
                continue;
            }

            await foreach (var day in Rows(days, cancellation))
            {
                foreach (var item in habit.Items(day.Place, key, DayOf(day), ValueOf(day), day[2]))
                    yield return item;
            }
        }
    }

    private static ZipArchiveEntry? FindHabits(ZipArchive archive) => archive.Entries
        .Where(entry => entry.Name == Habits)
        .MinBy(entry => entry.FullName.Length);

    /// <summary>The days of a habit, whose folder begins with its position.</summary>
    private static ZipArchiveEntry? Find(ZipArchive archive, string position) => archive.Entries.FirstOrDefault(entry =>
        entry.Name == Checkmarks && entry.FullName.StartsWith(position, StringComparison.Ordinal) && entry.FullName[position.Length] is ' ' or '/');

    /// <summary>Reads a habit. Old archives do not say which are numerical: those with values that no other can have.</summary>
    private static async Task<LoopHabit> HabitOf(CsvRow row, ZipArchiveEntry? days, CancellationToken cancellation)
    {
        if (IsOld(row))
        {
            var isNumerical = days is not null && await Rows(days, cancellation).AnyAsync(day => ValueOf(day) > LoopHabit.Skip, cancellation);
            return new LoopHabit(row["Name"], Whole(row, "NumRepetitions"), Whole(row, "Interval"), isNumerical ? 1 : null, "", false, false, NearestColor.To(row["Color"]));
        }

        var target = row["Type"] == "NUMERICAL" ? ImportText.Number(row["Target Value"]) ?? throw row.Place.Damaged("Target Value must be a number such as 12.0.") : (decimal?)null;
        return new LoopHabit(
            row["Name"],
            Whole(row, "FrequencyNumerator"),
            Whole(row, "FrequencyDenominator"),
            target,
            row["Unit"],
            row["Target Type"] == "AT_MOST",
            row["Archived?"] == "true",
            NearestColor.To(row["Color"]));
    }

    private static bool IsOld(CsvRow row) => row.Header.Contains("Interval");

    private static IAsyncEnumerable<CsvRow> Rows(ZipArchiveEntry days, CancellationToken cancellation) =>
        CsvRows.Read(days.Open, days.FullName, hasHeader: false, cancellation).Where(row => row[0] != "Date");

    private static DateOnly DayOf(CsvRow row) =>
        Days.Parse(row[0]) ?? throw row.Place.Damaged($"'{ImportText.Shorten(row[0], 20)}' is not a day such as 2026-11-22.");

    private static long ValueOf(CsvRow row) => row[1] switch
    {
        "UNKNOWN" => LoopHabit.Unknown,
        "NO" => LoopHabit.No,
        "YES_AUTO" => LoopHabit.YesAuto,
        "YES_MANUAL" => LoopHabit.YesManual,
        "SKIP" => LoopHabit.Skip,
        var text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw row.Place.Damaged($"'{ImportText.Shorten(text, 20)}' is no value of Loop, such as YES_MANUAL or 2000."),
    };

    private static int Whole(CsvRow row, string column) => int.TryParse(row[column], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number
        : throw row.Place.Damaged($"{column} must be a whole number such as 1.");
}
