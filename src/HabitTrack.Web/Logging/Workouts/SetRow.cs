namespace HabitTrack.Web;

/// <summary>A set in the form of a workout.</summary>
/// <param name="Row">The zero-based index of its fields.</param>
/// <param name="Number">The number of the set among those of its exercise, from 1.</param>
/// <param name="Set">The initial values. After a rejection only the exercise is used: the fields keep what was submitted.</param>
/// <param name="LastTime">The same set when the exercise was last done; null for none.</param>
/// <param name="IsDone">Whether it is ticked.</param>
public sealed record SetRow(int Row, int Number, SetView Set, SetView? LastTime, bool IsDone)
{
    private static readonly string[] FirstExercises = ["bent-over-dumbbell-row", "dumbbell-shrug", "weighted-forward-bend"];

    /// <summary>The submitted sets, those of the entry to correct, those of the last workout, or a first suggestion.</summary>
    public static IReadOnlyList<SetRow> Of(LogPageModel model)
    {
        var last = (model.Last as Workout)?.Sets.Select(SetView.Of).ToList() ?? [];
        var sets = model.Rejection is { } rejection ? SetForm.Exercises(rejection.Form).Select(Empty)
            : last.Count > 0 || model.Edited is not null ? last
            : FirstExercises.Select(exercise => Empty(exercise) with { Reps = 10 });
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return sets.Select((set, row) =>
        {
            var number = numbers[set.Exercise] = numbers.GetValueOrDefault(set.Exercise) + 1;
            var isDone = model.Rejection is { } rejected ? SetForm.IsDone(rejected.Form, row) : model.Edited is not null;
            return new SetRow(row, number, set, LastTimeOf(set.Exercise, model).ElementAtOrDefault(number - 1), isDone);
        }).ToList();
    }

    /// <summary>The sets of an exercise in the most recent of the recent workouts that has it.</summary>
    public static IReadOnlyList<SetView> LastTimeOf(string exercise, LogPageModel model) => model.Entries
        .OfType<Workout>()
        .Select(workout => workout.Sets.Where(set => set.Exercise == exercise).Select(SetView.Of).ToList())
        .FirstOrDefault(sets => sets.Count > 0) ?? [];

    private static SetView Empty(string exercise) => new(exercise, null, null, null, null, false, SetType.Working);
}
