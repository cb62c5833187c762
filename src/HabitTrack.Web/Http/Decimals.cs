namespace HabitTrack.Web;

internal static class Decimals
{
    /// <summary>Returns the value without trailing zeros: 10.0 becomes 10. A quotient has only the decimals that it needs.</summary>
    public static decimal WithoutTrailingZeros(this decimal value) => value / 1.0000000000000000000000000000m;
}
