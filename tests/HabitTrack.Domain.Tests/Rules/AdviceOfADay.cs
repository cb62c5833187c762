using static HabitTrack.Domain.Tests.Examples;

namespace HabitTrack.Domain.Tests;

public sealed class AdviceToSitLess
{
    private static readonly PersonalCalendar Paris = CalendarIn("Europe/Paris");

    [Theory]
    [InlineData("2026-03-11T06:59:59Z", false)]
    [InlineData("2026-03-11T07:00:00Z", true)]
    [InlineData("2026-03-11T20:59:59Z", true)]
    [InlineData("2026-03-11T21:00:00Z", false)]
    public void is_given_from_8_to_22_local_time(string now, bool isGiven) =>
        Assert.Equal(isGiven, SitLess.At(Instant(now), [], Paris) is not null);

    [Theory]
    [InlineData("2026-03-11T07:59:59Z", true)]
    [InlineData("2026-03-11T08:00:00Z", false)]
    public void is_given_four_hours_after_the_last_movement(string hung, bool isGiven) =>
        Assert.Equal(isGiven, SitLess.At(Noon, [Hang() with { Day = Today, PerformedAt = Instant(hung) }], Paris) is not null);

    [Fact]
    public void is_not_given_after_a_walk_a_stretch_or_a_posture_check()
    {
        Assert.Null(SitLess.At(Noon, [Walked("2026-03-11", 60) with { PerformedAt = Noon }], Paris));
        Assert.Null(SitLess.At(Noon, [new Stretch(Today, Noon, Timing.Now, null, null, null, null)], Paris));
        Assert.Null(SitLess.At(Noon, [Checked("2026-03-11T11:00:00Z", "2026-03-11")], Paris));
    }

    [Fact]
    public void is_given_after_a_workout_or_an_entry_without_a_time() =>
        Assert.NotNull(SitLess.At(Noon, [Workout("2026-03-11") with { PerformedAt = Noon }, Hang(60, "2026-03-11")], Paris));

    [Fact]
    public void states_the_times() =>
        Assert.Equal(["no stretch, walk, hang or posture check from 09:00 to 13:00"], SitLess.At(Noon, [], Paris)!.Because);
}

public sealed class AdviceOfADay
{
    [Fact]
    public void merges_advice_with_the_same_code()
    {
        var (row, bend) = (Workout("2026-03-11", Set("bent-over-dumbbell-row", reps: 5)), Workout("2026-03-11", Set("dumbbell-shrug", reps: 5)));
        var advice = Advice.On(Today, [row, bend], DayLog.Empty.Plus(bend).Plus(row), Profile.Initial);
        Assert.Equal(["bent-over-dumbbell-row", "dumbbell-shrug"], Assert.Single(advice).Because);
    }

    [Fact]
    public void equals_the_advice_given_for_each_log()
    {
        var (first, second) = (CareAdvice.Shrug("2026-03-11", 10), CareAdvice.Shrug("2026-03-11", 12));
        Assert.Equal(["start-light"], CareAdvice.OnDay("2026-03-11", DayLog.Empty.Plus(first).Plus(second), second, first));
    }

    [Fact]
    public void includes_advice_about_the_persons_health() =>
        Assert.Equal(
            ["see-a-doctor"],
            Advice.On(Today, [], DayLog.Empty, Profile.Initial with { Settings = ProfileSettings.Default with { BackCondition = true } }).Select(some => some.Code));
}
