using static HabitTrack.Domain.Tests.Examples;

namespace HabitTrack.Domain.Tests;

public sealed class AdviceToStartLight
{
    [Theory]
    [InlineData(1, 10.5, true)]
    [InlineData(2, 10.5, true)]
    [InlineData(2, 10, false)]
    [InlineData(0, 50, false)]
    [InlineData(3, 10.5, false)]
    public void is_given_in_the_second_and_third_session_above_the_heaviest_load_of_the_first(int sessionsBefore, double kg, bool isGiven) =>
        Assert.Equal(isGiven, Codes(sessionsBefore, (decimal)kg).Contains("start-light"));

    [Fact]
    public void compares_with_the_first_session_rather_than_the_second()
    {
        var before = CareAdvice.Sessions("2026-03-01", 10).Plus(CareAdvice.Shrug("2026-03-03", 12));
        Assert.Equal(
            ["dumbbell-shrug: 11 kg, at most 10 kg in the first session"],
            Advice.On(CareAdvice.Shrug("2026-03-05", 11), before, Profile.Initial).Single(advice => advice.Code == "start-light").Because);
    }

    [Theory]
    [InlineData(10, 20, 15, true)]
    [InlineData(20, 10, 15, false)]
    [InlineData(10, 20, 10, false)]
    public void compares_with_the_first_of_two_sessions_on_the_first_day(double first, double second, double kg, bool isGiven)
    {
        var before = DayLog.Empty
            .Plus(CareAdvice.Shrug("2026-03-01", (decimal)second) with { PerformedAt = Instant("2026-03-01T18:00:00Z") })
            .Plus(CareAdvice.Shrug("2026-03-01", (decimal)first) with { PerformedAt = Instant("2026-03-01T07:00:00Z") });

        Assert.Equal(isGiven, CareAdvice.On(CareAdvice.Shrug("2026-03-03", (decimal)kg), before).Contains("start-light"));
        Assert.Equal(isGiven, CareAdvice.On(CareAdvice.Shrug("2026-03-01", (decimal)kg), before).Contains("start-light"));
    }

    [Fact]
    public void compares_with_the_lightest_of_several_sessions_of_which_only_the_day_is_known() =>
        Assert.Contains("start-light", CareAdvice.On(CareAdvice.Shrug("2026-03-03", 15), CareAdvice.Sessions("2026-03-01", 10).Plus(CareAdvice.Shrug("2026-03-01", 20))));

    [Fact]
    public void counts_sessions_logged_earlier_on_the_same_day() =>
        Assert.Contains("start-light", CareAdvice.On(CareAdvice.Shrug("2026-03-01", 11), CareAdvice.Sessions("2026-03-01", 10)));

    [Fact]
    public void does_not_count_sessions_of_later_days() =>
        Assert.DoesNotContain("start-light", CareAdvice.On(CareAdvice.Shrug("2026-02-27", 11), CareAdvice.Sessions("2026-03-01", 10)));

    [Fact]
    public void is_not_given_if_the_first_session_had_no_load() =>
        Assert.DoesNotContain(
            "start-light",
            CareAdvice.On(CareAdvice.Shrug("2026-03-03", 11), DayLog.Empty.Plus(Workout("2026-03-01", Set("dumbbell-shrug", reps: 10)))));

    private static IReadOnlyList<string> Codes(int sessionsBefore, decimal kg) =>
        CareAdvice.On(CareAdvice.Shrug("2026-03-11", kg), CareAdvice.Sessions("2026-03-01", [.. Enumerable.Repeat(10m, sessionsBefore)]));
}

public sealed class AdviceOnALoadJump
{
    [Theory]
    [InlineData(11, false)]
    [InlineData(11.001, true)]
    public void is_given_from_the_fourth_session_on_for_more_than_ten_percent(double kg, bool isGiven) =>
        Assert.Equal(isGiven, CareAdvice.On(CareAdvice.Shrug("2026-03-11", (decimal)kg), CareAdvice.Sessions("2026-03-01", 8, 9, 10)).Contains("load-jump"));

    [Fact]
    public void is_not_given_in_the_third_session() =>
        Assert.DoesNotContain("load-jump", CareAdvice.On(CareAdvice.Shrug("2026-03-11", 50), CareAdvice.Sessions("2026-03-01", 8, 9)));

    [Theory]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void compares_with_the_28_days_before(string day, bool isGiven) =>
        Assert.Equal(isGiven, CareAdvice.On(CareAdvice.Shrug(day, 50), CareAdvice.Sessions("2026-03-01", 8, 9, 10)).Contains("load-jump"));

    [Fact]
    public void ignores_the_day_itself() =>
        Assert.Contains(
            "load-jump",
            CareAdvice.On(CareAdvice.Shrug("2026-03-11", 50), CareAdvice.Sessions("2026-03-01", 8, 9, 10).Plus(CareAdvice.Shrug("2026-03-11", 50))));

    [Fact]
    public void states_both_loads() =>
        Assert.Equal(
            ["dumbbell-shrug: 50 kg, at most 10 kg in the 28 days before"],
            Advice.On(CareAdvice.Shrug("2026-03-11", 50), CareAdvice.Sessions("2026-03-01", 8, 9, 10), Profile.Initial)
                .Single(some => some.Code == "load-jump").Because);
}
