using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Hangs of a minute, with a goal of a minute a day unless stated otherwise, from Sunday, 1 March 2026.</summary>
public sealed class ExplanationOfAStreak
{
    [Fact]
    public void explains_what_continued_and_ended_a_streak() =>
        Assert.Equal(
            [
                "60 of 60 seconds: met. That makes 1 in a row.",
                "60 of 60 seconds: met. That makes 2 in a row.",
                "0 of 60 seconds: missed. The streak of 2 ended.",
                "0 of 60 seconds: missed. There was no streak to end.",
                "0 of 60 seconds so far; 60 seconds to go by 2026-03-05.",
            ],
            Because("2026-03-05", Started("2026-03-01"), HungInMarch(1, 2)));

    [Fact]
    public void explains_a_goal_of_one_in_the_singular()
    {
        Assert.Equal(
            ["1 of 1 page: met. That makes 1 in a row.", "0 of 1 page so far; 1 page to go by 2026-03-02. The streak of 1 continues."],
            Read("2026-03-02", Goal.AtLeast(1, "pages", Per.Day), "2026-03-01"));
        Assert.Equal(
            [
                "1 page was reached on 2026-03-01, in time for every 2 days: met. That makes 1 in a row.",
                "1 page was reached only on 2026-03-04, after 2 available days without a hit; every 2 days allows 1: missed. The streak of 1 ended, and a new one began.",
                "1 page in one day is required by 2026-03-06. The streak of 1 continues.",
            ],
            Read("2026-03-05", Goal.AtLeast(1, "pages", Per.EveryDays) with { Days = 2 }, "2026-03-01", "2026-03-04"));
        Assert.Equal(
            "1 page was reached on 2026-03-02, in time for every day: met. That makes 2 in a row.",
            Read("2026-03-02", Goal.AtLeast(1, "pages", Per.EveryDays) with { Days = 1 }, "2026-03-01", "2026-03-02")[1]);
        Assert.Contains("1 page, over the limit of 0", Read("2026-03-01", new Goal(Direction.AtMost, 0, "pages", Per.Day), "2026-03-01")[0]);
    }

    private static IReadOnlyList<string> Read(string asOf, Goal goal, params string[] days) => Given(
        [Started(HabitKind.Custom, "2026-03-01", goal), .. days.Select(day => Did(day, 1).Logged(Guid.NewGuid()))])
        .SeenFrom(asOf).Explained("2026-03-01", "2026-12-31");

    [Fact]
    public void explains_forgiven_misses() =>
        Assert.Equal(
            "0 of 60 seconds: missed. Forgiven, 1 of 1 in a row: the streak of 2 continues.",
            Because("2026-03-04", Started("2026-03-01", forgive: 1), HungInMarch(1, 2))[2]);

    [Fact]
    public void explains_that_nothing_was_required_on_a_skipped_day() =>
        Assert.Equal(
            "Every day was skipped or paused, so nothing was required. The streak of 1 continues.",
            Because("2026-03-03", Started("2026-03-01"), [.. HungInMarch(1), new DaySkipped(On("2026-03-02"), null)])[1]);

    [Fact]
    public void explains_that_a_skipped_day_was_met() =>
        Assert.Equal(
            "60 seconds although nothing was required: met. That makes 1 in a row.",
            Because("2026-03-02", Started("2026-03-01"), [.. HungInMarch(1), new DaySkipped(On("2026-03-01"), null)])[0]);

    [Fact]
    public void explains_a_prorated_amount() =>
        Assert.Equal(
            ["60 of 400 seconds, for 4 days of a goal of 700 so far; 340 seconds to go by 2026-03-08."],
            Because("2026-03-05", Started("2026-03-05", Weekly(700)), HungInMarch(5)));

    [Fact]
    public void explains_met_and_exceeded_limits() =>
        Assert.Equal(
            [
                "0 seconds, within the limit of 60: met. That makes 1 in a row.",
                "61 seconds, over the limit of 60: missed. The streak of 1 ended.",
                "0 seconds so far, within the limit of 60; it runs until 2026-03-03.",
            ],
            Because("2026-03-03", Started("2026-03-01", AtMost(60)), Hung(First, "2026-03-02", 61)));

    [Fact]
    public void explains_the_window_of_a_rolling_goal() =>
        Assert.Equal(
            [
                "60 of 40 seconds since 2026-03-01, for 1 day of a goal of 120: met. That makes 1 in a row.",
                "60 of 80 seconds since 2026-03-01, for 2 days of a goal of 120: missed. The streak of 1 ended.",
                "60 of 120 seconds since 2026-03-01: missed. There was no streak to end.",
                "The day itself was skipped or paused, so nothing was required.",
                "0 of 80 seconds since 2026-03-03, for 2 days of a goal of 120 so far; 80 seconds to go by 2026-03-05.",
            ],
            Because("2026-03-05", Started("2026-03-01", InAny(3, 120)), [.. HungInMarch(1), new DaySkipped(On("2026-03-04"), null)]));

    [Fact]
    public void explains_the_window_of_a_rolling_limit() =>
        Assert.Equal(
            [
                "60 seconds since 2026-03-01, within the limit of 100: met. That makes 1 in a row.",
                "120 seconds since 2026-03-01, over the limit of 100: missed. The streak of 1 ended.",
                "60 seconds since 2026-03-02 so far, within the limit of 100; it runs until 2026-03-03.",
            ],
            Because("2026-03-03", Started("2026-03-01", InAny(2, 100, direction: Direction.AtMost)), HungInMarch(1, 2)));

    [Fact]
    public void explains_which_hits_were_in_time() =>
        Assert.Equal(
            [
                "60 seconds were reached on 2026-03-02, in time for every 3 days: met. That makes 1 in a row.",
                "60 seconds were reached only on 2026-03-06, after 3 available days without a hit; every 3 days allows 2: missed. "
                    + "The streak of 1 ended, and a new one began.",
                "60 seconds in one day are required by 2026-03-09. The streak of 1 continues.",
            ],
            Because("2026-03-07", Started("2026-03-01", Every(3)), HungInMarch(2, 6)));

    [Fact]
    public void explains_hits_that_are_in_time_because_of_forgiveness() =>
        Assert.Equal(
            "60 seconds were reached on 2026-03-06, after 3 available days without a hit; every 3 days with 1 forgiven allows 5: met. That makes 2 in a row.",
            Because("2026-03-07", Started("2026-03-01", Every(3), forgive: 1), HungInMarch(2, 6))[1]);

    [Fact]
    public void explains_that_no_hit_was_in_time() =>
        Assert.Equal(
            "60 seconds were not reached on any day up to 2026-03-05: missed. The streak of 1 ended.",
            Because("2026-03-06", Started("2026-03-01", Every(3)), HungInMarch(2))[1]);

    [Fact]
    public void includes_only_periods_that_overlap_the_range() =>
        Assert.Equal(
            ["0 of 60 seconds: missed. The streak of 2 ended."],
            Given([Started("2026-03-01"), .. HungInMarch(1, 2)]).SeenFrom("2026-03-05").Explained("2026-03-03", "2026-03-03"));

    private static IReadOnlyList<string> Because(string asOf, HabitStarted started, params HabitEvent[] facts) =>
        Given([started, .. facts]).SeenFrom(asOf).Explained("2026-01-01", "2026-12-31");
}
