namespace HabitTrack.Domain;

/// <summary>Division as people do it by hand: halves are rounded away from zero, and nothing is divided by nothing.</summary>
internal static class Ratio
{
    /// <summary>One number divided by another, to some decimals; null when the other is 0.</summary>
    public static decimal? Of(decimal part, decimal whole, int decimals) =>
        whole == 0 ? null : Math.Round(part / whole, decimals, MidpointRounding.AwayFromZero);
}
