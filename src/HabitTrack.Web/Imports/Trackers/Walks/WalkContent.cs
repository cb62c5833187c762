namespace HabitTrack.Web;

/// <summary>Creates the content of walks.</summary>
internal static class WalkContent
{
    /// <summary>A walk with what is known of it. Zeros are unknown.</summary>
    public static Entry Of(decimal seconds, decimal metres, decimal steps, string? note = null) => new Walk(
        default,
        null,
        Timing.Now,
        Whole(seconds),
        metres > 0 ? Math.Round(metres, Limits.Decimals).WithoutTrailingZeros() : null,
        Whole(steps),
        null,
        note);

    private static int? Whole(decimal number) => (int)Math.Min(Math.Round(number, MidpointRounding.AwayFromZero), int.MaxValue) is > 0 and var some ? some : null;
}
