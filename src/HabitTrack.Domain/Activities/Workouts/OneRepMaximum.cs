namespace HabitTrack.Domain.Activities.Workouts;

/// <summary>Estimates the one-rep maximum, the greatest load that can be lifted once.</summary>
public static class OneRepMaximum
{
    /// <summary>Applies the Epley formula, load × (1 + repetitions ÷ 30) (Boyd Epley, 1985).</summary>
    /// <param name="kg">The load in kg.</param>
    /// <param name="reps">The number of repetitions.</param>
    /// <returns>The estimate in kg, to two decimals; null unless the load is above 0 and there are 1 to 12 repetitions.</returns>
    public static decimal? Epley(decimal? kg, int? reps) =>
        kg is > 0 and { } load && reps is >= 1 and <= 12 and { } repetitions
            ? Math.Round(load * (1 + (repetitions / 30m)), 2, MidpointRounding.AwayFromZero)
            : null;
}
