namespace HabitTrack.Web;

/// <summary>The page that stretch breaks are logged on.</summary>
/// <param name="Guide">What to do, by exercise.</param>
public sealed record StretchLog(LogPageView Frame, ChoiceView Exercise, FieldView Minutes, FieldView Repetitions, IReadOnlyList<FactView> Guide)
{
    internal static StretchLog Of(LogVisit visit)
    {
        var exercises = ExerciseCatalogue.All
            .Concat(visit.Person.Person.Exercises)
            .Where(exercise => exercise.Kind is ExerciseKind.Stretch or ExerciseKind.Yoga || exercise.Key == visit.Last?.Exercise)
            .ToList();
        return new StretchLog(
            visit.Frame("Stretch", "exercise", "minutes", "seconds", "reps"),
            visit.Choice(
                "exercise",
                "Exercise",
                visit.Last?.Exercise,
                [("", "Any stretch"), .. exercises.Select(exercise => (exercise.Key, Words.Capital(Words.Spoken(exercise.Key))))]),
            visit.Field("minutes", "How long?", visit.Last?.Seconds is { } seconds ? visit.Minutes(seconds) : null, "minutes", "seconds"),
            visit.Field("reps", "Repetitions", visit.Last?.Reps?.ToString(), "times"),
            exercises.Select(exercise => new FactView(Words.Capital(Words.Spoken(exercise.Key)), exercise.Description + ".", exercise.Caution)).ToList());
    }
}
