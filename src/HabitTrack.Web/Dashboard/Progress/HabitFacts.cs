namespace HabitTrack.Web;

/// <summary>What there is to tell of a kind of habit beyond its totals, as figures.</summary>
internal static class HabitFacts
{
    public static IEnumerable<FactView> Of(ActivityFacts? facts, UnitSystem units) => facts switch
    {
        HangFacts { LongestSeconds: { } longest, MeanSeconds: { } mean } =>
            [new("Longest", Words.Duration(longest), null), new("Mean hang", Words.Duration(Math.Round(mean)), null)],
        WalkFacts { Seconds: > 0 } walk => OfWalks(walk, units),
        PostureFacts { UprightRate: { } upright } => [new("Upright", Words.Percent(upright), null)],
        StretchFacts { Repetitions: > 0 } stretch => [new("Repetitions", Words.Number(stretch.Repetitions), null)],
        WorkoutFacts { WorkingSets: > 0 } workout =>
        [
            new("Working sets", Words.Number(workout.WorkingSets), $"{Words.Number(workout.HardSets)} hard"),
            new("Volume", Words.Weight(Math.Round(workout.Volume), units), null),
        ],
        _ => [],
    };

    private static IEnumerable<FactView> OfWalks(WalkFacts walk, UnitSystem units)
    {
        yield return new("Of 150 min a week", Words.Percent(walk.ShareOfWeekly), null);
        if (walk.Metres > 0)
            yield return new("Distance", Words.Amount(walk.Metres, Units.Metres, units), null);
        if (walk.Cadence is { } cadence)
            yield return new("Steps a minute", Words.Number(Math.Round(cadence)), Words.Lower(walk.Intensity));
    }
}
