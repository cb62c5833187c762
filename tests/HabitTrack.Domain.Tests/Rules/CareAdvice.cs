using static HabitTrack.Domain.Tests.Examples;

namespace HabitTrack.Domain.Tests;

public sealed class AdviceToWarmUp
{
    private static readonly WorkoutSet Row = Set("bent-over-dumbbell-row", reps: 10, kg: 5);

    [Fact]
    public void is_given_for_a_strength_set_without_a_warm_up() => Assert.Contains("warm-up-missing", CareAdvice.On(Workout("2026-03-11", Row)));

    [Fact]
    public void states_the_exercise() =>
        Assert.Equal(["bent-over-dumbbell-row"], Advice.On(Workout("2026-03-11", Row), DayLog.Empty, Profile.Initial).Single().Because);

    [Fact]
    public void is_not_given_after_warm_up_seconds() =>
        Assert.Empty(CareAdvice.On(Workout("2026-03-11", Row) with { WarmUpSeconds = 300 }));

    [Fact]
    public void is_not_given_after_a_warm_up_set() => Assert.Empty(CareAdvice.On(Workout("2026-03-11", Row with { WarmUp = true }, Row)));

    [Fact]
    public void is_not_given_for_stretches_only() => Assert.Empty(CareAdvice.On(Workout("2026-03-11", Set("seated-reach", reps: 10))));

    [Fact]
    public void is_not_given_for_a_hang() => Assert.Empty(CareAdvice.On(Hang(60, "2026-03-11")));
}

public sealed class AdviceOnTraumaticExercises
{
    private static readonly Workout Bend = Workout("2026-03-11", Set("weighted-forward-bend", reps: 8, kg: 5)) with { WarmUpSeconds = 300 };

    private static readonly DayLog Before = DayLog.Empty.Plus(Bend with { Day = On("2026-03-09") });

    [Fact]
    public void is_given_the_first_time() => Assert.Equal(["traumatic-exercise"], CareAdvice.On(Bend));

    [Fact]
    public void is_not_given_the_second_time() => Assert.Empty(CareAdvice.On(Bend, Before));

    [Fact]
    public void is_given_every_time_with_a_back_condition() =>
        Assert.Contains("traumatic-exercise", CareAdvice.On(Bend, Before, ProfileSettings.Default with { BackCondition = true }));

    [Fact]
    public void is_not_given_for_other_exercises() =>
        Assert.Empty(CareAdvice.On(Workout("2026-03-11", Set("pull-up", reps: 5)) with { WarmUpSeconds = 300 }));

    [Fact]
    public void is_given_for_the_persons_own_exercises()
    {
        var own = new Exercise("good-morning", "Bend", [Muscle.Lumbar], [], null, ExerciseKind.Strength, null, Traumatic: true);
        var advice = Advice.On(
            Workout("2026-03-11", Set("good-morning", reps: 5)) with { WarmUpSeconds = 300 }, DayLog.Empty, Profile.Initial with { Exercises = [own] });
        Assert.Equal("traumatic-exercise", Assert.Single(advice).Code);
    }
}

public sealed class AdviceToSeeADoctor
{
    private static readonly ProfileSettings Declared = ProfileSettings.Default with { BackCondition = true };

    [Fact]
    public void is_given_if_a_back_condition_is_declared() => Assert.Equal(["see-a-doctor"], Codes(Declared));

    [Fact]
    public void is_not_given_once_acknowledged() => Assert.Empty(Codes(Declared with { AcknowledgedAdvice = ["see-a-doctor"] }));

    [Fact]
    public void is_not_given_without_a_reason() => Assert.Empty(Codes(ProfileSettings.Default));

    [Theory]
    [InlineData(4, "2026-03-11", true)]
    [InlineData(4, "2026-03-05", true)]
    [InlineData(4, "2026-03-04", false)]
    [InlineData(10, "2026-03-12", false)]
    [InlineData(3, "2026-03-11", false)]
    public void is_given_for_pain_of_4_or_more_within_7_days(int level, string day, bool isGiven) =>
        Assert.Equal(isGiven, Codes(ProfileSettings.Default, PainOf(level, day)).Count > 0);

    [Fact]
    public void is_given_for_pain_even_if_acknowledged() =>
        Assert.Single(Codes(Declared with { AcknowledgedAdvice = ["see-a-doctor"] }, PainOf(6, "2026-03-10")));

    [Fact]
    public void is_given_for_every_log() => Assert.Equal(["see-a-doctor"], CareAdvice.On(Hang(60, "2026-03-11"), null, Declared));

    private static Pain PainOf(int level, string day) => new(On(day), null, Timing.Day, "lower back", level, null);

    private static IReadOnlyList<string> Codes(ProfileSettings settings, params Pain[] pains) =>
        [.. Advice.OfHealth(new Profile(settings, [], pains.Aggregate(DayLog.Empty, (days, pain) => days.Plus(pain)), []), Today).Select(advice => advice.Code)];
}

internal static class CareAdvice
{
    public static IReadOnlyList<string> On(Entry entry, DayLog? before = null, ProfileSettings? settings = null) =>
        [.. Advice.On(entry, before ?? DayLog.Empty, Profile.Initial with { Settings = settings ?? ProfileSettings.Default }).Select(advice => advice.Code)];

    public static IReadOnlyList<string> OnDay(string day, DayLog workouts, params Workout[] logged) =>
        [.. Advice.On(Examples.On(day), logged, workouts, Profile.Initial).Select(advice => advice.Code)];

    /// <summary>A session of shrugs, warmed up.</summary>
    public static Workout Shrug(string day, decimal kg) => Workout(day, Set("dumbbell-shrug", reps: 5, kg: kg)) with { WarmUpSeconds = 300 };

    /// <summary>Sessions of shrugs, one a day from a day on.</summary>
    public static DayLog Sessions(string from, params decimal[] kgs)
    {
        var log = DayLog.Empty;
        for (var at = 0; at < kgs.Length; at++)
            log = log.Plus(Shrug($"{Examples.On(from).AddDays(at):yyyy-MM-dd}", kgs[at]));
        return log;
    }
}
