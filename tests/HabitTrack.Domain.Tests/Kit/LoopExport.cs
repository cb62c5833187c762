using System.Globalization;
using System.IO.Compression;

namespace HabitTrack.Domain.Tests;

/// <summary>A CSV export of Loop Habit Tracker, if it is in the folder <c>shared/data</c> of the repository or of a folder above it.</summary>
internal sealed class LoopExport(ZipArchive archive) : IDisposable
{
    private const string Name = "loop-habits-csv-2.3.1.zip";

    public static LoopExport? Find()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Path.Combine(folder, "shared", "data", Name) is var file && File.Exists(file))
                return new LoopExport(ZipFile.OpenRead(file));
        }

        return null;
    }

    /// <summary>Returns the habits whose goals are supported, with the scores that Loop computed.</summary>
    public IEnumerable<(string Name, HabitEvent[] Facts, IReadOnlyList<(DateOnly Day, double Score)> Scores)> Habits() =>
        from row in Rows("Habits.csv")
        let goal = GoalOf(row)
        where goal is not null
        let folder = $"{row["Position"]} {row["Name"]}"
        let scores = Rows($"{folder}/Scores.csv").Select(score => (Day: DayOf(score), Score: Parse(score["Score"]))).ToList()
        let started = Examples.Started(KindOf(row), $"{scores.Min(score => score.Day):yyyy-MM-dd}", goal)
        select (row["Name"], (HabitEvent[])[started, .. Rows($"{folder}/Checkmarks.csv").SelectMany(EntryOf)], (IReadOnlyList<(DateOnly, double)>)scores);

    public void Dispose() => archive.Dispose();

    /// <summary>Returns null if the frequency of the habit is not supported, such as three times in two weeks.</summary>
    private static Goal? GoalOf(Dictionary<string, string> row)
    {
        Per? per = row["FrequencyDenominator"] switch { "1" => Per.Day, "7" => Per.Week, "30" => Per.Month, _ => null };
        return per is not { } known ? null
            : KindOf(row) == HabitKind.Workout ? Goal.AtLeast((decimal)Parse(row["FrequencyNumerator"]), Units.Sessions, known)
            : new Goal(
                row["Target Type"] == "AT_MOST" ? Direction.AtMost : Direction.AtLeast,
                (decimal)Parse(row["Target Value"]),
                row["Unit"],
                known);
    }

    private static HabitKind KindOf(Dictionary<string, string> row) => row["Type"] == "YES_NO" ? HabitKind.Workout : HabitKind.Custom;

    /// <summary>Loop exports amounts in thousandths, and YES_MANUAL for habits without amounts.</summary>
    private static IEnumerable<HabitEvent> EntryOf(Dictionary<string, string> checkmark, int number)
    {
        var day = $"{DayOf(checkmark):yyyy-MM-dd}";
        if (decimal.TryParse(checkmark["Value"], CultureInfo.InvariantCulture, out var thousandths))
            yield return Examples.Did(day, thousandths / 1000).Logged(Examples.Id(number));
        else if (checkmark["Value"] == "YES_MANUAL")
            yield return Examples.Workout(day).Logged(Examples.Id(number));
    }

    private static double Parse(string number) => double.Parse(number, CultureInfo.InvariantCulture);

    private static DateOnly DayOf(Dictionary<string, string> row) => Examples.On(row["Date"]);

    private List<Dictionary<string, string>> Rows(string file)
    {
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        var columns = reader.ReadLine()!.Split(',');
        var rows = new List<Dictionary<string, string>>();
        while (reader.ReadLine() is { Length: > 0 } line)
            rows.Add(columns.Zip(line.Split(',')).ToDictionary(cell => cell.First, cell => cell.Second));
        return rows;
    }
}
