namespace HabitTrack.Domain;

/// <summary>Advice on a workout by itself, and beside the sessions of its exercises before.</summary>
internal static class WorkoutAdvice
{
    /// <summary>An exercise is new in so many sessions; afterwards its load may rise slowly.</summary>
    private const int FirstSessions = 3;

    private const int DaysBefore = 28;

    public static IEnumerable<Advice> Of(Workout workout, DayLog before, Profile person) => new[]
    {
        ColdStart(workout, person),
        Advised(
            "start-light",
            "Start light, even if it feels too light: stay with the load of the first session for the first three.",
            StartedHeavy(workout, before)),
        Advised(
            "load-jump",
            "Raise the load gradually: by a tenth at most over what you lifted in the last four weeks.",
            Jumped(workout, before)),
        Traumatic(workout, before, person),
    }.OfType<Advice>();

    private static Advice? ColdStart(Workout workout, Profile person) => Advised(
        "warm-up-missing",
        "Start each workout with a warm-up and a stretch of the spine.",
        workout.WarmedUp ? [] : workout.WorkingSets.Select(set => set.Exercise).Distinct().Where(key => IsStrength(key, person)));

    private static Advice? Traumatic(Workout workout, DayLog before, Profile person) => Advised(
        "traumatic-exercise",
        "This exercise hurts the back when done wrong: light load, straight back, slowly.",
        workout.Sets
            .Select(set => set.Exercise)
            .Distinct()
            .Where(key => ExerciseCatalogue.Find(key, person.Exercises) is { Traumatic: true })
            .Where(key => person.Settings.BackCondition || !(before.FirstWith(Measure.SetsOf(key))?.Day <= workout.Day)));

    private static IEnumerable<string> StartedHeavy(Workout workout, DayLog before) =>
        from lifted in Heaviest(workout)
        where SessionsBefore(workout, lifted.Exercise, before) is > 0 and < FirstSessions
        let first = before.FirstWith(Measure.SessionsOf(lifted.Exercise))!.Value.Totals.Greatest(Mark.HeaviestSet(lifted.Exercise))
        where lifted.Kg > first
        select $"{lifted.Exercise}: {lifted.Kg:0.###} kg, in the first session at most {first:0.###} kg";

    private static IEnumerable<string> Jumped(Workout workout, DayLog before) =>
        from lifted in Heaviest(workout)
        where SessionsBefore(workout, lifted.Exercise, before) >= FirstSessions
        let days = before.Between(workout.Day.AddDays(-DaysBefore), workout.Day.AddDays(-1))
        let recent = days.Max(day => day.Totals.Greatest(Mark.HeaviestSet(lifted.Exercise)))
        where recent >= 0 && lifted.Kg > recent * 1.1m
        select $"{lifted.Exercise}: {lifted.Kg:0.###} kg, in the 28 days before at most {recent:0.###} kg";

    /// <summary>The heaviest working set of each exercise.</summary>
    private static IEnumerable<(string Exercise, decimal? Kg)> Heaviest(Workout workout) => workout.WorkingSets
        .GroupBy(set => set.Exercise)
        .Select(sets => (sets.Key, sets.Max(set => set.Kg)));

    /// <summary>Sessions of an exercise up to the workout's day; what was logged on that day before it came before it.</summary>
    private static decimal SessionsBefore(Workout workout, string exercise, DayLog before) =>
        before.Sum(Measure.SessionsOf(exercise), PersonalCalendar.FirstDay, workout.Day);

    /// <summary>An exercise that nobody described is taken for strength: a warm-up does no harm.</summary>
    private static bool IsStrength(string key, Profile person) =>
        ExerciseCatalogue.Find(key, person.Exercises) is null or { Kind: ExerciseKind.Strength };

    private static Advice? Advised(string code, string text, IEnumerable<string> because) =>
        because.ToList() is { Count: > 0 } facts ? new Advice(code, text, facts) : null;
}
