namespace HabitTrack.Domain.Tests.Oracle;

/// <summary>The advice on a workout: each code with the number of facts that triggered it.</summary>
internal sealed class NaiveAdvice(Workout workout, IReadOnlyList<Workout> before, bool backCondition, Func<DateOnly, DateOnly> weekOf)
{
    private readonly List<Workout> all = [.. before, workout];

    public IEnumerable<string> Codes()
    {
        (string Code, int Facts)[] advice =
        [
            ("warm-up-missing", IsCold ? Exercises.Count(IsStrength) : 0),
            ("start-light", Exercises.Count(StartsHeavy)),
            ("load-jump", Exercises.Count(Jumps)),
            ("traumatic-exercise", workout.Sets.Select(set => set.Exercise).Distinct().Count(IsTraumatic)),
            ("volume-jump", VolumeJumps ? 1 : 0),
            ("muscle-imbalance", Neglected is > 0 and var groups ? groups + 1 : 0),
            ("see-a-doctor", backCondition ? 1 : 0),
        ];
        return advice.Where(triggered => triggered.Facts > 0).Select(triggered => $"{triggered.Code} {triggered.Facts}");
    }

    private IEnumerable<string> Exercises => Working(workout).Select(set => set.Exercise).Distinct();

    private bool IsCold => workout.WarmUpSeconds is null && !workout.Sets.Any(set => set.WarmUp);

    private bool VolumeJumps
    {
        get
        {
            var week = weekOf(workout.Day);
            decimal Volume(int back) => all
                .Where(some => weekOf(some.Day) == week.AddDays(-7 * back))
                .Sum(some => Working(some).Sum(set => (set.Reps ?? 0) * Math.Max(0, set.Kg ?? 0)));

            decimal[] weeks = [Volume(1), Volume(2), Volume(3), Volume(4)];
            return weeks.All(volume => volume > 0) && Volume(0) * 4 > weeks.Sum() * 1.1m;
        }
    }

    private int Neglected
    {
        get
        {
            var sets = all.Where(some => workout.Day.AddDays(-27) <= some.Day && some.Day <= workout.Day).SelectMany(Working).ToList();
            var groups = Enum.GetValues<Muscle>().Select(muscle => NaiveTraining.SetsOf(muscle, sets)).ToList();
            return sets.Count < 10 ? 0 : groups.Count(group => group < groups.Max() / 4);
        }
    }

    private bool StartsHeavy(string exercise)
    {
        var sessions = Sessions(exercise).ToList();
        var first = sessions
            .Where(some => some.Day == sessions.Min(other => other.Day))
            .Select(some => (some.PerformedAt, Kg: Heaviest(exercise, [some])))
            .Where(some => some.Kg is not null)
            .OrderBy(some => some.PerformedAt)
            .ThenBy(some => some.Kg)
            .FirstOrDefault();
        return sessions.Count is 1 or 2 && Heaviest(exercise, [workout]) > first.Kg;
    }

    private bool Jumps(string exercise)
    {
        var recent = before.Where(some => workout.Day.AddDays(-28) <= some.Day && some.Day < workout.Day);
        return Sessions(exercise).Count() >= 3 && Heaviest(exercise, recent) is >= 0 and var most && Heaviest(exercise, [workout]) > most * 1.1m;
    }

    private bool IsTraumatic(string exercise) =>
        ExerciseCatalogue.Find(exercise) is { Traumatic: true }
        && (backCondition || !before.Any(some => some.Day <= workout.Day && some.Sets.Any(set => set.Exercise == exercise)));

    private static bool IsStrength(string exercise) => ExerciseCatalogue.Find(exercise) is null or { Kind: ExerciseKind.Strength };

    private IEnumerable<Workout> Sessions(string exercise) =>
        before.Where(some => some.Day <= workout.Day && Working(some).Any(set => set.Exercise == exercise));

    private static decimal? Heaviest(string exercise, IEnumerable<Workout> workouts) =>
        workouts.SelectMany(Working).Where(set => set.Exercise == exercise).Max(set => set.Kg);

    private static IEnumerable<WorkoutSet> Working(Workout some) => some.Sets.Where(set => !set.WarmUp);
}
