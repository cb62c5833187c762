using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using CsvHelper;

namespace HabitTrack.Web;

/// <summary>Writes habits as the zip archive of CSV files that Loop Habit Tracker writes. What its format does not have is listed in a text file.</summary>
internal static partial class LoopExport
{
    private const int MaxFolderName = 100;

    private static readonly CsvWriterOptions Lines = new() { NewLine = "\n" };

    /// <summary>Writes the archive to a temporary file, which is deleted when it is closed.</summary>
    /// <param name="person">The person.</param>
    /// <param name="notes">The notes of entries, by habit and day.</param>
    public static FileStream Write(PersonView person, ILookup<(string Habit, DateOnly Day), string> notes)
    {
        var file = new FileStream(
            Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        var habits = person.Started.Where(habit => habit.Definition.HasLife).Select(habit => (habit.Id, habit.Definition, View: person.View(habit.Habit))).ToList();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            WriteRows(archive, "Habits.csv", [LoopHabit.Columns, .. habits.Select((habit, at) => Row(at + 1, habit.Definition, LoopGoal.Of(habit.Definition.Kind, habit.View.Goal)))]);
            foreach (var (at, (id, definition, view)) in habits.Index())
            {
                var folder = $"{at + 1:000} {FolderName(definition.Details.Name)}".Trim();
                WriteRows(archive, $"{folder}/Checkmarks.csv", [["Date", "Value", "Notes"], .. Days(id, definition, view, notes)]);
                var scores = Strength.Since(view, view.Start).Reverse().Select(day => new[] { TextOf(day.Day), day.Strength.ToString("0.0000", CultureInfo.InvariantCulture) });
                WriteRows(archive, $"{folder}/Scores.csv", [["Date", "Score"], .. scores]);
            }

            var lost = habits.SelectMany(habit => Lost(habit.Definition, habit.View)).ToList();
            if (lost.Count > 0)
                WriteText(archive, "Not in this archive.txt", lost);
        }

        file.Position = 0;
        return file;
    }

    private static string[] Row(int position, HabitDefinition habit, LoopGoal goal) =>
    [
        $"{position:000}",
        habit.Details.Name,
        goal.IsYesOrNo ? "YES_NO" : "NUMERICAL",
        "",
        "",
        $"{goal.Times}",
        $"{goal.Days}",
        LoopColors.Of(habit.Details.Color),
        goal.IsYesOrNo ? "" : goal.Unit,
        goal.IsYesOrNo ? "" : goal.IsLimit ? "AT_MOST" : "AT_LEAST",
        goal.IsYesOrNo ? "" : goal.Target.ToString("0.0##", CultureInfo.InvariantCulture),
        habit.ArchivedOn is null ? "false" : "true",
    ];

    /// <summary>The days with an entry or a skip, newest first.</summary>
    private static IEnumerable<string[]> Days(string id, HabitDefinition habit, HabitView view, ILookup<(string, DateOnly), string> notes)
    {
        var goal = LoopGoal.Of(habit.Kind, view.Goal);
        var entries = view.Days.All().Where(day => view.EntriesOf(day.Totals, view.Goal) > 0).ToDictionary(day => day.Day, day => view.Total(day.Day, day.Day, view.Goal));
        var skips = habit.Skips.Where(skip => !entries.ContainsKey(skip.Day)).ToDictionary(skip => skip.Day, skip => skip.Reason ?? "");
        return entries.Keys.Concat(skips.Keys).OrderDescending().Select(day => skips.TryGetValue(day, out var reason)
            ? [TextOf(day), "SKIP", reason]
            : new[] { TextOf(day), goal.ValueOf(entries[day]), string.Join("; ", notes[(id, day)]) });
    }

    private static IEnumerable<string> Lost(HabitDefinition habit, HabitView view)
    {
        var (name, goal) = (habit.Details.Name, LoopGoal.Of(habit.Kind, view.Goal));
        if (goal.Lost is { } lost)
            yield return $"{name}: {lost}";
        if (view.Goals.Count > 1)
            yield return $"{name}: Loop has one goal for the whole life of a habit, the current one. Earlier goals are not here.";
        if (view.Days.All().Any(day => view.EntriesOf(day.Totals, view.Goal) < day.Totals.Entries))
            yield return $"{name}: amounts in other units than {view.Goal.Unit} are not here.";
        if (habit.Pauses.Count > 0)
            yield return $"{name}: Loop has no pauses.";
        if (habit.Details.Tags.Count > 0)
            yield return $"{name}: Loop has no tags.";
        if (habit.Details.Forgive > 0)
            yield return $"{name}: Loop forgives no missed days.";
        if (habit.ArchivedOn is { } last)
            yield return $"{name}: it was archived on {last:yyyy-MM-dd}; Loop does not keep the day.";
    }

    private static void WriteRows(ZipArchive archive, string name, IEnumerable<string[]> rows)
    {
        using var stream = archive.CreateEntry(name).Open();
        using var csv = CsvWriter.Create(stream, Lines, leaveOpen: true);
        foreach (var row in rows)
        {
            foreach (var field in row)
                csv.WriteField(field);
            csv.EndRecord();
        }

        csv.Flush();
    }

    private static void WriteText(ZipArchive archive, string name, IEnumerable<string> lines)
    {
        using var stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines) + "\n"));
    }

    private static string FolderName(string name) => UnsafeInFolders().Replace(name, "") is var safe && safe.Length > MaxFolderName ? safe[..MaxFolderName] : safe;

    private static string TextOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex("[^ a-zA-Z0-9._-]+", RegexOptions.None, 1_000)]
    private static partial Regex UnsafeInFolders();
}
