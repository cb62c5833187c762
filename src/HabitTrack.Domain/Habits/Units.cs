namespace HabitTrack.Domain.Habits;

/// <summary>The units of goals and records. Custom habits have a unit that the person chooses.</summary>
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

    /// <summary>Kilograms of load.</summary>
    public const string Kilograms = "kg";

    /// <summary>Returns a unit as it is written after an amount: 1 page, 2 pages.</summary>
    public static string After(decimal amount, string unit) => amount == 1 ? Plurals.Singular(unit) : unit;

    /// <summary>Returns a base unit, and the units that are converted to it.</summary>
    public static IEnumerable<string> ConvertedTo(string unit) => unit switch
    {
        Seconds => [unit, "minutes", "hours"],
        Metres => [unit, "kilometres", "miles"],
        _ => [unit],
    };

    /// <summary>Returns the base unit of minutes, hours, kilometres or miles, and the conversion factor; null for any other unit.</summary>
    public static (string Unit, decimal Factor)? ToBaseUnit(string unit) => unit.ToLowerInvariant() switch
    {
        "minutes" => (Seconds, 60),
        "hours" => (Seconds, 3_600),
        "kilometres" => (Metres, 1_000),
        "miles" => (Metres, MetresInAMile),
        _ => null,
    };
}
