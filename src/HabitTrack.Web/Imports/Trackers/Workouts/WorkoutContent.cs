namespace HabitTrack.Web;

/// <summary>Creates the content of workouts.</summary>
internal static class WorkoutContent
{
    /// <summary>A workout. Zero seconds are unknown.</summary>
    public static Entry Of(IReadOnlyList<WorkoutSet> sets, decimal seconds, string? note = null) => new Workout(
        default, null, Timing.Now, sets, null, (int)Math.Min(Math.Round(seconds, MidpointRounding.AwayFromZero), int.MaxValue) is > 0 and var some ? some : null, null, note);
}
