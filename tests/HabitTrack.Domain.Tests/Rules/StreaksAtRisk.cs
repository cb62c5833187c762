using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class StreaksAtRisk
{
    [Theory]
    [InlineData("2026-03-03", true)]
    [InlineData("2026-03-02", false)]
    public void a_streak_is_at_risk_while_today_is_open(string asOf, bool atRisk) =>
        Assert.Equal(atRisk, Given([Started("2026-03-01"), .. HungInMarch(1, 2)]).SeenFrom(asOf).Streaks.AtRisk);

    [Fact]
    public void nothing_is_at_risk_without_a_streak() => Assert.False(Given(Started("2026-03-01")).SeenFrom("2026-03-03").Streaks.AtRisk);

    [Fact]
    public void a_streak_is_not_at_risk_while_today_is_skipped() =>
        Assert.False(
            Given([Started("2026-03-01"), .. HungInMarch(1, 2), new DaySkipped(On("2026-03-03"), null)])
                .SeenFrom("2026-03-03").Streaks.AtRisk);

    [Theory]
    [InlineData("2026-03-03", false)]
    [InlineData("2026-03-04", true)]
    public void a_streak_is_not_at_risk_while_a_miss_would_be_forgiven(string asOf, bool atRisk) =>
        Assert.Equal(atRisk, Given([Started("2026-03-01", forgive: 1), .. HungInMarch(1, 2)]).SeenFrom(asOf).Streaks.AtRisk);

    [Theory]
    [InlineData("2026-03-14", false)]
    [InlineData("2026-03-15", true)]
    public void a_streak_of_weeks_is_at_risk_on_the_last_day_of_the_week(string asOf, bool atRisk) =>
        Assert.Equal(atRisk, Given([Started("2026-03-02", Weekly(120)), .. HungInMarch(3, 4)]).SeenFrom(asOf).Streaks.AtRisk);

    [Fact]
    public void a_streak_of_weeks_is_at_risk_on_the_archive_day() =>
        Assert.True(
            Given([Started("2026-03-02", Weekly(120)), .. HungInMarch(3, 4), new HabitArchived(On("2026-03-10"))])
                .SeenFrom("2026-03-10").Streaks.AtRisk);

    [Fact]
    public void a_streak_of_a_limit_is_never_at_risk() =>
        Assert.False(Given(Started("2026-03-01", AtMost(60))).SeenFrom("2026-03-03").Streaks.AtRisk);
}

public sealed class TheOpenPeriod
{
    [Fact]
    public void has_the_remaining_amount() =>
        Assert.Equal(
            new OpenPeriod(On("2026-03-02"), On("2026-03-08"), 60, 300, 240, PeriodStatus.Open),
            Given([Started("2026-03-02", Weekly(300)), .. HungInMarch(3)]).SeenFrom("2026-03-04").Streaks.Open);

    [Fact]
    public void remains_when_it_is_met() =>
        Assert.Equal(
            new OpenPeriod(On("2026-03-03"), On("2026-03-03"), 60, 60, 0, PeriodStatus.Met),
            Given([Started("2026-03-02"), .. HungInMarch(3)]).SeenFrom("2026-03-03").Streaks.Open);

    [Fact]
    public void is_null_on_a_weekday_that_is_not_due() =>
        Assert.Null(Given(Started("2026-03-02", OnWeekdays(60, DayOfWeek.Friday))).SeenFrom("2026-03-03").Streaks.Open);

    [Fact]
    public void is_null_after_the_life() =>
        Assert.Null(Given(Started("2026-03-02"), new HabitArchived(On("2026-03-03"))).SeenFrom("2026-03-04").Streaks.Open);
}
