namespace HabitTrack.Web;

internal sealed class WalkEntryKind : EntryKind<Walk, WalkRequest, WalkPage>
{
    private static readonly int[] Durations = [600, 1_200];

    public override HabitKind? Habit => HabitKind.Walk;

    public override string Label => T("Walk");

    public override Type Facts => typeof(WalkFacts);

    public override void Map(IEndpointRouteBuilder routes) => routes.MapLog<WalkRequest>("/v1/walks", "Log a walk, or a march on the spot");

    public override WalkRequest Read(Form form)
    {
        var request = ToRequest(form);
        return request is { Seconds: null, Metres: null, Steps: null }
            ? throw new ProblemException(Problems.Invalid("minutes", "Enter how long or how far you walked, or your steps, such as 10 minutes."))
            : request;
    }

    private static WalkRequest ToRequest(Form form) => new()
    {
        Seconds = form.Seconds("minutes", "seconds"),
        Steps = form.Whole("steps", max: Limits.MaxSteps),
        Metres = form.Number("metres", 0, Limits.MaxMetres)
            ?? form.Number("kilometres", 0, Limits.MaxMetres, unit: 1_000)
            ?? form.Number("miles", 0, Limits.MaxMetres, Units.MetresInAMile),
        Style = form.Word<WalkStyle>("style"),
    };

    public override IEnumerable<LogOption> Options(Goal goal, decimal? last, decimal? rest, UnitSystem units) => goal.Unit switch
    {
        Units.Seconds => LogOption.Durations(Durations, last, rest),
        Units.Metres when units == UnitSystem.Imperial => [Distance("miles", Units.MetresInAMile)],
        Units.Metres when goal.Amount >= 1_000 => [Distance("kilometres", 1_000)],
        _ => [LogOption.Input(goal.Unit, Noun(2, goal.Unit))],
    };

    public override IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units)
    {
        if (facts is not WalkFacts { Seconds: > 0 } walk)
            yield break;

        yield return (T("Of 150 min a week"), Words.Percent(walk.ShareOfWeekly), null);
        if (walk.Metres > 0)
            yield return (T("Distance"), Words.Amount(walk.Metres, Units.Metres, units), null);
        if (walk.Cadence is { } cadence)
            yield return (T("Steps a minute"), Words.Number(Words.Rounded(cadence)), NameOf(walk.Intensity));
    }

    protected override IEnumerable<(string Name, string? Value)> OtherValues(Walk entry, UnitSystem units) => [(T("style"), entry.Style switch { WalkStyle.Walk => T("walk"), WalkStyle.March => T("march"), _ => null })];

    protected override string Describe(Walk entry, UnitSystem units) => Words.Listed(
        Words.Duration(entry.Seconds),
        entry.Metres is { } metres ? Words.Amount(metres, Units.Metres, units) : null,
        entry.Steps is { } steps ? Words.Counted(steps, Units.Steps) : null);

    private static string? NameOf(Intensity? intensity) => intensity switch
    {
        Intensity.Light => T("light"),
        Intensity.Moderate => T("moderate"),
        Intensity.Vigorous => T("vigorous"),
        _ => null,
    };

    /// <summary>A field for a distance in the unit in which Today shows it.</summary>
    private static LogOption Distance(string unit, decimal metres) => LogOption.Input(unit, Noun(2, unit)) with { Amount = metres };
}
