namespace HabitTrack.Web;

/// <summary>The fields of a workout for clients.</summary>
internal sealed record WorkoutView(IReadOnlyList<SetView> Sets, int? WarmUpSeconds, int? Seconds, decimal? Rpe)
{
    public static WorkoutView Of(Workout workout) => new([.. workout.Sets.Select(SetView.Of)], workout.WarmUpSeconds, workout.Seconds, workout.Rpe);
}

/// <summary>A set for clients, always with its type.</summary>
public sealed record SetView(string Exercise, int? Reps, decimal? Kg, int? Seconds, decimal? Rpe, bool WarmUp, SetType Type)
{
    public static SetView Of(WorkoutSet set) => new(set.Exercise, set.Reps, set.Kg, set.Seconds, set.Rpe, set.WarmUp, set.EffectiveType);
}
