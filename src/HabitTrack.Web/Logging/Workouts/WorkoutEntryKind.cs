namespace HabitTrack.Web;

internal sealed class WorkoutEntryKind : EntryKind<Workout, WorkoutRequest, WorkoutPage>
{
    public override HabitKind? Habit => HabitKind.Workout;

    public override void Map(IEndpointRouteBuilder routes) => routes.MapLog<WorkoutRequest>("/v1/workouts", "Log a workout");

    public override WorkoutRequest Read(Form form) => new()
    {
        Sets = SetForm.Read(form),
        WarmUpSeconds = form.Seconds("warmUpMinutes", "warmUpSeconds"),
        Seconds = form.Seconds("minutes", "seconds"),
        Rpe = form.Number("rpe", Limits.MinRpe, Limits.MaxRpe),
    };

    public override IEnumerable<LogOption> Options(Goal goal) => [LogOption.Button("Workout done")];

    public override IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units) =>
        facts is WorkoutFacts { WorkingSets: > 0 } workout
            ?
            [
                ("Working sets", Words.Number(workout.WorkingSets), $"{Words.Number(workout.HardSets)} hard"),
                ("Volume", Words.Weight(Math.Round(workout.Volume), units), null),
            ]
            : [];

    protected override EntryView Show(EntryView view, Workout entry) =>
        view with { Sets = [.. entry.Sets.Select(SetView.Of)], WarmUpSeconds = entry.WarmUpSeconds, Seconds = entry.Seconds, Rpe = entry.Rpe };
}
