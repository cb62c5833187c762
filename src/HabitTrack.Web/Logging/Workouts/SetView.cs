namespace HabitTrack.Web;

/// <summary>A set for clients, always with its type.</summary>
public sealed record SetView(string Exercise, int? Reps, decimal? Kg, int? Seconds, decimal? Rpe, bool WarmUp, SetType Type)
{
    public static SetView Of(WorkoutSet set) => new(set.Exercise, set.Reps, set.Kg, set.Seconds, set.Rpe, set.WarmUp, set.EffectiveType);
}
