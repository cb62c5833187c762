namespace HabitTrack.Domain;

/// <summary>What entries are summed in: the units of goals, and what summaries and advice are made of.</summary>
public static class Units
{
    /// <summary>One per workout or stretch.</summary>
    public const string Sessions = "sessions";

    /// <summary>Whole seconds.</summary>
    public const string Seconds = "seconds";

    /// <summary>Steps walked.</summary>
    public const string Steps = "steps";

    /// <summary>Metres walked.</summary>
    public const string Metres = "metres";

    /// <summary>One per posture check.</summary>
    public const string Checks = "checks";

    /// <summary>Repetitions of a stretch.</summary>
    public const string Repetitions = "reps";

    /// <summary>The amounts of a custom habit, whatever its goal calls the unit.</summary>
    public const string Amount = "amount";

    /// <summary>Seconds of those walks whose steps are known.</summary>
    public const string SecondsWithSteps = "seconds-with-steps";

    /// <summary>Steps of those walks whose seconds are known.</summary>
    public const string StepsWithSeconds = "steps-with-seconds";

    /// <summary>One per posture check that found the back upright.</summary>
    public const string Upright = "upright";

    /// <summary>One per workout with a warm-up of either sort.</summary>
    public const string WarmedUp = "warmed-up";

    /// <summary>Repetitions times kg of the working sets.</summary>
    public const string Volume = "volume";

    /// <summary>Working sets of RPE 7 and more.</summary>
    public const string HardSets = "hard-sets";

    /// <summary>Session RPE times seconds, where both are given: exact, unlike minutes.</summary>
    public const string Load = "rpe-seconds";

    /// <summary>What a unit that people say comes to in the one that is summed; null where it is none of those.</summary>
    public static (string Unit, decimal Factor)? Said(string unit) => unit.ToLowerInvariant() switch
    {
        "minutes" => (Seconds, 60),
        "hours" => (Seconds, 3_600),
        "kilometres" => (Metres, 1_000),
        "miles" => (Metres, 1_609.344m),
        _ => null,
    };

    private const string Sets = "sets/", WarmUpSets = "warm-up-sets/", SessionsWith = "sessions/";

    /// <summary>Sets of an exercise, warm-up sets too.</summary>
    public static string SetsOf(string exercise) => Sets + exercise;

    /// <summary>Warm-up sets of an exercise.</summary>
    public static string WarmUpSetsOf(string exercise) => WarmUpSets + exercise;

    /// <summary>Workouts with a working set of an exercise.</summary>
    public static string SessionsOf(string exercise) => SessionsWith + exercise;

    /// <summary>How many working sets each exercise had.</summary>
    public static IEnumerable<(string Exercise, decimal Sets)> WorkingSets(Tally tally) => tally.Sums.Keys
        .Where(unit => unit.StartsWith(Sets, StringComparison.Ordinal))
        .Select(unit => unit[Sets.Length..])
        .Select(exercise => (exercise, tally.Sum(SetsOf(exercise)) - tally.Sum(WarmUpSetsOf(exercise))));
}
