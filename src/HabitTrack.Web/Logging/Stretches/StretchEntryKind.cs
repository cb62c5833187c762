namespace HabitTrack.Web;

internal sealed class StretchEntryKind : EntryKind<Stretch, StretchRequest, StretchPage>
{
    private static readonly int[] Durations = [30, 60], Repetitions = [10, 20];

    public override HabitKind? Habit => HabitKind.Stretch;

    public override string Label => T("Stretch");

    public override Type Facts => typeof(StretchFacts);

    public override void Map(IEndpointRouteBuilder routes) => routes.MapLog<StretchRequest>("/v1/stretches", "Log a stretch break");

    public override StretchRequest Read(Form form) =>
        new() { Exercise = form.Text("exercise"), Seconds = form.Seconds("minutes", "seconds"), Reps = form.Whole("reps", Limits.MinReps, Limits.MaxReps) };

    public override IEnumerable<LogOption> Options(Goal goal, decimal? last, decimal? rest, UnitSystem units) => goal.Unit switch
    {
        Units.Seconds => LogOption.Durations(Durations, last, rest),
        Units.Repetitions => LogOption.Amounts(Repetitions, last, rest).Select(count => LogOption.OfAmount("reps", count, $"{Words.Number(count)}\u00a0{Noun(count, "times")}")),
        _ => [LogOption.Button(T("Stretched"))],
    };

    public override IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units) =>
        facts is StretchFacts { Repetitions: > 0 } stretch ? [(T("Repetitions"), Words.Number(stretch.Repetitions), null)] : [];

    protected override string Describe(Stretch entry, UnitSystem units) => Words.Listed(
        entry.Exercise is { } exercise ? ExerciseWords.NameOf(exercise) : null,
        Words.Duration(entry.Seconds),
        entry.Reps is { } repetitions ? Words.Amount(repetitions, Units.Repetitions, units) : null);
}
