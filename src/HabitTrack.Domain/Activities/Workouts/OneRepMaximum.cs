namespace HabitTrack.Domain;

/// <summary>The load that could be lifted once.</summary>
public static class OneRepMaximum
{
    /// <summary>Epley's estimate for 1 to 12 repetitions, load × (1 + repetitions ÷ 30) (Boyd Epley, 1985), in kg to two decimals.</summary>
    /// <returns>Null without a load above 0, or outside 1 to 12 repetitions, where it estimates nothing.</returns>
    public static decimal? Epley(decimal? kg, int? reps) =>
        kg is > 0 and { } load && reps is >= 1 and <= 12 and { } times
            ? Math.Round(load * (1 + (times / 30m)), 2, MidpointRounding.AwayFromZero)
            : null;
}
