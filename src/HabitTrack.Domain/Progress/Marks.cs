namespace HabitTrack.Domain;

/// <summary>What single values of a day are the greatest of.</summary>
public static class Marks
{
    /// <summary>Seconds of one hang.</summary>
    public const string LongestHang = "longest-hang";

    /// <summary>Seconds of one walk.</summary>
    public const string LongestWalk = "longest-walk";

    /// <summary>Steps of one day, all its walks together.</summary>
    public const string MostSteps = "most-steps-in-a-day";

    /// <summary>Level of one report of pain.</summary>
    public const string Pain = "pain";

    private const string HeaviestSets = "heaviest-set/", Repetitions = "most-repetitions/", Maximums = "one-rep-maximum/";

    /// <summary>kg of one working set.</summary>
    public static string HeaviestSet(string exercise) => HeaviestSets + exercise;

    /// <summary>Repetitions of one working set.</summary>
    public static string MostRepetitions(string exercise) => Repetitions + exercise;

    /// <summary>Estimated kg of one repetition at most.</summary>
    public static string OneRepMaximum(string exercise) => Maximums + exercise;

    /// <summary>Periods or hits of one streak of a habit.</summary>
    public static string LongestStreak(string habit) => "longest-streak/" + habit;

    /// <summary>The unit of a mark's values.</summary>
    public static string UnitOf(string mark) =>
        mark is LongestHang or LongestWalk ? Units.Seconds
        : mark is MostSteps ? Units.Steps
        : mark.StartsWith(Repetitions, StringComparison.Ordinal) ? Units.Repetitions
        : "kg";
}
