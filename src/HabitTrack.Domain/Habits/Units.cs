namespace HabitTrack.Domain;

/// <summary>The units of goals and records; a custom habit has one of the person's choice.</summary>
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

    /// <summary>Repetitions of a stretch or of a set.</summary>
    public const string Repetitions = "reps";

    /// <summary>Kilograms in an international avoirdupois pound.</summary>
    public const decimal KilogramsInAPound = 0.45359237m;

    /// <summary>Metres in an international mile.</summary>
    public const decimal MetresInAMile = 1_609.344m;

    /// <summary>Loads.</summary>
    public const string Kilograms = "kg";

    /// <summary>What a unit that people say comes to in the one that is summed; null where it is none of those.</summary>
    public static (string Unit, decimal Factor)? Said(string unit) => unit.ToLowerInvariant() switch
    {
        "minutes" => (Seconds, 60),
        "hours" => (Seconds, 3_600),
        "kilometres" => (Metres, 1_000),
        "miles" => (Metres, MetresInAMile),
        _ => null,
    };
}
