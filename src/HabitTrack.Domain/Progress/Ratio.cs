namespace HabitTrack.Domain.Progress;

/// <summary>Division with a rounded result.</summary>
internal static class Ratio
{
    /// <summary>Divides two numbers and rounds the result half away from zero. Returns null if the divisor is 0.</summary>
    public static decimal? Of(decimal part, decimal whole, int decimals) =>
        whole == 0 ? null : Math.Round(part / whole, decimals, MidpointRounding.AwayFromZero);
}
