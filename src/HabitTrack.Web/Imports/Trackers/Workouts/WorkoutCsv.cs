using System.Runtime.CompilerServices;

namespace HabitTrack.Web;

/// <summary>A CSV file with a row for each set. Rows of the same workout follow each other.</summary>
internal abstract class WorkoutCsv : ImportFormat
{
    private const int MaxExercises = 2_000;

    /// <summary>The key of the habit.</summary>
    public static readonly string Habit = HabitKinds.RulesOf(HabitKind.Workout)!.Id;

    public override async IAsyncEnumerable<ImportItem> Read(ImportFile file, ImportReading reading, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await CsvRows.RemarkOnEncoding(file.Open, null, cancellation) is { } encoding)
            yield return encoding;
        var (draft, hasHabit) = ((WorkoutDraft?)null, false);
        var (exercises, remarks) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<Message>());
        await foreach (var csv in CsvRows.Read(file.Open, null, hasHeader: true, cancellation, Join))
        {
            foreach (var remark in Remarks(csv, reading).Where(remarks.Add))
                yield return new ImportItem.Remark(csv.Place, null, remark);
            if (RowOf(csv, reading) is not { } row)
                continue;
            if (row.Exercise.Length == 0)
                throw row.Place.Damaged("The row has no exercise.");
            if (row.Type is not null && row.IsEmpty)
            {
                yield return new ImportItem.Unusable(row.Place, $"{row.Exercise}: the set has no repetitions, weight, time or distance.");
                continue;
            }

            if (draft is not null && draft.Identity != row.Identity)
            {
                foreach (var item in draft.Items())
                    yield return item;
                draft = null;
            }

            if (!hasHabit)
                yield return ImportItem.Habit.Of(HabitKind.Workout, row.Place);
            hasHabit = true;
            var key = ExerciseNames.KeyOf(row.Exercise);
            if (row.Type is not null && ExerciseCatalogue.Find(key) is null && exercises.Add(key))
                yield return exercises.Count <= MaxExercises ? OwnExercise(row, key) : throw row.Place.Damaged($"There are more than {MaxExercises} exercises.");
            draft ??= new WorkoutDraft(row);
            draft.Add(row, key);
        }

        foreach (var item in draft?.Items() ?? [])
            yield return item;
    }

    /// <summary>Reads a row; null if it has neither a set nor a note.</summary>
    /// <exception cref="ProblemException">The row is damaged.</exception>
    protected abstract WorkoutRow? RowOf(CsvRow row, ImportReading reading);

    /// <summary>Joins values of a row that has more than the header.</summary>
    protected virtual string[] Join(string[] fields, string[] header) => fields;

    /// <summary>What a row has that has no place here. Each text is listed once.</summary>
    protected virtual IEnumerable<Message> Remarks(CsvRow row, ImportReading reading) =>
        SetColumns.Weight(row) is { Unit: null } && reading.Options.Units is { } units ? [$"The file has no unit of its weights. They were read as {units}."] : [];

    private static ImportItem OwnExercise(WorkoutRow row, string key)
    {
        var description = ImportText.Shorten(row.Category.Length > 0 ? $"{row.Exercise} ({row.Category})" : row.Exercise, Limits.DescriptionLength);
        var isCardio = row.Kg is null && row.Reps is null && (row.Distance is not null || row.Category == "Cardio");
        return new ImportItem.OwnExercise(row.Place, Habit, new Exercise(key, description, [], [], null, isCardio ? ExerciseKind.Cardio : ExerciseKind.Strength, null, false));
    }
}
