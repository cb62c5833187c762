namespace HabitTrack.Web;

/// <summary>What the workouts of the last weeks did.</summary>
/// <param name="Muscles">Sets by group.</param>
/// <param name="Groups">The same, in words.</param>
/// <param name="Load">The load of the last days.</param>
/// <param name="Facts">How fast it rises.</param>
public sealed record TrainingProgress(MusclesFigure Muscles, IReadOnlyList<MuscleProgress> Groups, BarsView Load, IReadOnlyList<FactView> Facts)
{
    private const int Days = 28;

    internal static TrainingProgress? Of(PersonView person)
    {
        var workouts = person.OfKind(HabitKind.Workout);
        if (workouts.Count == 0)
            return null;

        var log = DayLog.Together([.. workouts.Select(view => view.Days)]);
        var tally = Tally.Of(log.Between(person.AsOf.AddDays(1 - Days), person.AsOf).Select(day => day.Tally));
        var muscles = MuscleSets.Of(tally, Days, person.Person.Exercises);
        var load = Domain.Load.Of(log, workouts.Min(view => view.Start), person.AsOf);
        return new TrainingProgress(Figure(muscles), muscles.Select(MuscleProgress.Of).ToList(), ProgressCharts.Load(log, person.AsOf), FactsOf(load));
    }

    private static MusclesFigure Figure(IReadOnlyList<MuscleSets> muscles)
    {
        int Level(Muscle muscle) => MuscleProgress.LevelOf(muscles.Single(group => group.Muscle == muscle));
        return new MusclesFigure(
            new ChartView(
                "muscles",
                "Muscles of the back, working sets a week",
                string.Join(", ", muscles.Select(group => $"{Words.Lower<Muscle>(group.Muscle)} {Words.Number(group.PerWeek)}")) + ".",
                new TableView(
                    ["Group", "Sets a week", "Sets in 4 weeks", "That is"],
                    muscles.Select(group => new[]
                    {
                        Words.Capital(Words.Lower<Muscle>(group.Muscle)), Words.Number(group.PerWeek), Words.Number(group.Sets), Words.Lower<TrainingBand>(group.Band),
                    }).ToList())),
            Level(Muscle.Lats),
            Level(Muscle.Trapezius),
            Level(Muscle.Lumbar));
    }

    private static IReadOnlyList<FactView> FactsOf(Load load) =>
    [
        new("Last 7 days", Words.Number(Math.Round(load.Acute)), "mean load a day"),
        new("The 21 days before", Words.Number(Math.Round(load.Chronic)), "mean load a day"),
        new("Ratio", load.Ratio is { } ratio ? Words.Number(ratio) : "–", load.Ratio is null ? "needs 28 days" : "information only"),
    ];
}

/// <summary>How much a group of muscles is trained.</summary>
/// <param name="Level">1 low, 2 medium, 3 high; 0 not at all.</param>
public sealed record MuscleProgress(string Name, string PerWeek, string Band, int Level)
{
    internal static MuscleProgress Of(MuscleSets group) => new(
        Words.Capital(Words.Lower<Muscle>(group.Muscle)), Words.Number(group.PerWeek), Words.Lower<TrainingBand>(group.Band), LevelOf(group));

    internal static int LevelOf(MuscleSets group) => group.Sets == 0 ? 0 : 1 + (int)group.Band;
}
