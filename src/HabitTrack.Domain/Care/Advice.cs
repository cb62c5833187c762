namespace HabitTrack.Domain;

/// <summary>A piece of care advice. Information, never a diagnosis.</summary>
/// <param name="Code">Stable, for programs.</param>
/// <param name="Text">For people.</param>
/// <param name="Because">What triggered it: exercises, levels, dates.</param>
public sealed record Advice(string Code, string Text, IReadOnlyList<string> Because)
{
    /// <summary>See a doctor first.</summary>
    public const string SeeADoctor = "see-a-doctor";

    private const int PainWorthADoctor = 4, DaysOfPain = 7;

    /// <summary>What a log gives rise to.</summary>
    /// <param name="entry">The entry logged.</param>
    /// <param name="before">The habit's days before it.</param>
    /// <param name="profile">The person.</param>
    public static IEnumerable<Advice> On(Entry entry, DayLog before, Profile profile)
    {
        if (entry is Workout workout)
        {
            if (WarmUpMissing(workout, profile) is { } warmUp)
                yield return warmUp;
            if (Traumatic(workout, before, profile) is { } traumatic)
                yield return traumatic;
        }

        foreach (var advice in Standing(profile, entry.Day))
            yield return advice;
    }

    /// <summary>What holds on a day, whatever is logged.</summary>
    public static IEnumerable<Advice> Standing(Profile profile, DateOnly today)
    {
        var facts = new List<string>();
        if (profile.Settings.BackCondition && !profile.Settings.AcknowledgedAdvice.Contains(SeeADoctor))
            facts.Add("a back condition is declared");
        foreach (var (day, tally) in profile.Days.Between(today.AddDays(1 - DaysOfPain), today))
        {
            if (tally.Greatest(Marks.Pain) is >= PainWorthADoctor and var level)
                facts.Add($"pain {level} of 10 on {day:yyyy-MM-dd}");
        }

        if (facts.Count > 0)
            yield return new Advice(SeeADoctor, "See a doctor before you go on training your back.", facts);
    }

    private static Advice? WarmUpMissing(Workout workout, Profile profile)
    {
        var strength = workout.WorkingSets.Select(set => set.Exercise).Distinct().Where(key => IsStrength(key, profile)).ToList();
        return strength.Count > 0 && !workout.WarmedUp
            ? new Advice("warm-up-missing", "Start each workout with a warm-up and a stretch of the spine.", strength)
            : null;
    }

    private static Advice? Traumatic(Workout workout, DayLog before, Profile profile)
    {
        var risky = workout.Sets
            .Select(set => set.Exercise)
            .Distinct()
            .Where(key => ExerciseCatalogue.Find(key, profile.Exercises) is { Traumatic: true })
            .Where(key => profile.Settings.BackCondition || before.FirstWith(Units.SetsOf(key)) is null)
            .ToList();
        return risky.Count > 0
            ? new Advice("traumatic-exercise", "This exercise hurts the back when done wrong: light load, straight back, slowly.", risky)
            : null;
    }

    /// <summary>An exercise that nobody described is taken for strength: a warm-up does no harm.</summary>
    private static bool IsStrength(string key, Profile profile) => ExerciseCatalogue.Find(key, profile.Exercises) is null or { Kind: ExerciseKind.Strength };
}
