namespace HabitTrack.Domain.Care;

/// <summary>Advice on one workout, compared with the earlier sessions of its exercises.</summary>
internal static class WorkoutAdvice
{
    /// <summary>The number of sessions in which the load of a new exercise stays light.</summary>
    private const int FirstSessions = 3;

    private const int DaysBefore = 28;

    public static IEnumerable<Advice> Of(Workout workout, DayLog before, Profile person) => new[]
    {
        ColdStart(workout, person),
        Advice.Of("start-light", StartedHeavy(workout, before)),
        Advice.Of("load-jump", Jumped(workout, before)),
        Traumatic(workout, before, person),
    }.OfType<Advice>();

    private static Advice? ColdStart(Workout workout, Profile person) => Advice.Of(
        "warm-up-missing",
        workout.WarmedUp ? [] : workout.WorkingSets.Select(set => set.Exercise).Distinct().Where(key => IsStrength(key, person)).Select(NameOf));

    private static Advice? Traumatic(Workout workout, DayLog before, Profile person) => Advice.Of(
        "traumatic-exercise",
        workout.Sets
            .Select(set => set.Exercise)
            .Distinct()
            .Where(key => ExerciseCatalogue.Find(key, person.Exercises) is { Traumatic: true })
            .Where(key => person.Settings.BackCondition || !(before.FirstWith(Measure.SetsOf(key))?.Day <= workout.Day))
            .Select(NameOf));

    private static IEnumerable<Message> StartedHeavy(Workout workout, DayLog before) =>
        from lifted in Heaviest(workout)
        where SessionsBefore(workout, lifted.Exercise, before) is > 0 and < FirstSessions
        let first = before.FirstWith(Measure.SessionsOf(lifted.Exercise))!.Value.Totals.FirstLoad(lifted.Exercise)
        where lifted.Kg > first
        select (Message)$"{NameOf(lifted.Exercise)}: {LoadOf(lifted.Kg)}, at most {LoadOf(first)} in the first session";

    private static IEnumerable<Message> Jumped(Workout workout, DayLog before) =>
        from lifted in Heaviest(workout)
        where SessionsBefore(workout, lifted.Exercise, before) >= FirstSessions
        let days = before.Between(workout.Day.AddDays(-DaysBefore), workout.Day.AddDays(-1))
        let recent = days.Max(day => day.Totals.Greatest(Mark.HeaviestSet(lifted.Exercise)))
        where recent >= 0 && lifted.Kg > recent * 1.1m
        select (Message)$"{NameOf(lifted.Exercise)}: {LoadOf(lifted.Kg)}, at most {LoadOf(recent)} in the 28 days before";

    private static Message NameOf(string exercise) => $"{new MessageValue.Exercise(exercise)}";

    private static MessageValue.Load LoadOf(decimal? kg) => new(kg!.Value);

    /// <summary>The heaviest working set of each exercise.</summary>
    private static IEnumerable<(string Exercise, decimal? Kg)> Heaviest(Workout workout) => workout.WorkingSets
        .GroupBy(set => set.Exercise)
        .Select(sets => (sets.Key, sets.Max(set => set.Kg)));

    /// <summary>The number of sessions of an exercise up to the workout's day, including sessions logged earlier on that day.</summary>
    private static decimal SessionsBefore(Workout workout, string exercise, DayLog before) =>
        before.Sum(Measure.SessionsOf(exercise), PersonalCalendar.FirstDay, workout.Day);

    /// <summary>Unknown exercises count as strength exercises: a warm-up does no harm.</summary>
    private static bool IsStrength(string key, Profile person) =>
        ExerciseCatalogue.Find(key, person.Exercises) is null or { Kind: ExerciseKind.Strength };
}
