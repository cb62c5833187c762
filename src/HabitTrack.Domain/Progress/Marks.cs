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

    /// <summary>kg of one working set.</summary>
    public static string HeaviestSet(string exercise) => "heaviest-set/" + exercise;

    /// <summary>Repetitions of one working set.</summary>
    public static string MostRepetitions(string exercise) => "most-repetitions/" + exercise;

    /// <summary>Estimated kg of one repetition at most.</summary>
    public static string OneRepMaximum(string exercise) => "one-rep-maximum/" + exercise;
}
