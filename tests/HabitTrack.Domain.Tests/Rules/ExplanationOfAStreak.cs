using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>Hangs of a minute, a minute a day unless said otherwise, from 1 March 2026, a Sunday.</summary>
public sealed class ExplanationOfAStreak
{
    [Fact]
    public void tells_what_made_a_streak_and_what_ended_it() =>
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
    public void tells_what_was_forgiven() =>
        Assert.Equal(
            "0 of 60 seconds: missed. Forgiven, 1 of 1 in a row: the streak of 2 goes on.",
            Because("2026-03-04", Started("2026-03-01", forgive: 1), HungInMarch(1, 2))[2]);

    [Fact]
    public void tells_that_nothing_was_asked_on_a_skipped_day() =>
        Assert.Equal(
            "Every day was skipped or paused, so nothing was asked. The streak of 1 goes on.",
            Because("2026-03-03", Started("2026-03-01"), [.. HungInMarch(1), new DaySkipped(On("2026-03-02"), null)])[1]);

    [Fact]
    public void tells_that_a_skipped_day_was_met_all_the_same() =>
        Assert.Equal(
            "60 seconds although nothing was asked: met. That makes 1 in a row.",
            Because("2026-03-02", Started("2026-03-01"), [.. HungInMarch(1), new DaySkipped(On("2026-03-01"), null)])[0]);

    [Fact]
    public void tells_why_less_than_the_goal_was_asked() =>
        Assert.Equal(
            ["60 of 400 seconds, for 4 days of a goal of 700 so far; 340 seconds to go by 2026-03-08."],
            Because("2026-03-05", Started("2026-03-05", Weekly(700)), HungInMarch(5)));

    [Fact]
    public void tells_how_a_limit_was_kept_and_broken() =>
        Assert.Equal(
            [
                "0 seconds, within the limit of 60: met. That makes 1 in a row.",
                "61 seconds, over the limit of 60: missed. The streak of 1 ended.",
                "0 seconds so far, within the limit of 60; it runs until 2026-03-03.",
            ],
            Because("2026-03-03", Started("2026-03-01", AtMost(60)), Hung(First, "2026-03-02", 61)));

    [Fact]
    public void tells_which_hits_were_in_time() =>
        Assert.Equal(
            [
                "60 seconds were reached on 2026-03-02, in time for every 3 days: met. That makes 1 in a row.",
                "60 seconds were reached only on 2026-03-06, after 3 available days without; every 3 days allows 2: missed. "
                    + "The streak of 1 ended, and another began.",
                "60 seconds in one day are asked by 2026-03-09. The streak of 1 goes on.",
            ],
            Because("2026-03-07", Started("2026-03-01", Every(3)), HungInMarch(2, 6)));

    [Fact]
    public void tells_which_hits_were_in_time_by_forgiveness_only() =>
        Assert.Equal(
            "60 seconds were reached on 2026-03-06, after 3 available days without; every 3 days, forgiving 1, allows 5: met. That makes 2 in a row.",
            Because("2026-03-07", Started("2026-03-01", Every(3), forgive: 1), HungInMarch(2, 6))[1]);

    [Fact]
    public void tells_that_no_hit_came_in_time() =>
        Assert.Equal(
            "No day up to 2026-03-05 reached 60 seconds: missed. The streak of 1 ended.",
            Because("2026-03-06", Started("2026-03-01", Every(3)), HungInMarch(2))[1]);

    [Fact]
    public void tells_of_periods_with_a_day_in_the_range_only() =>
        Assert.Equal(
            ["0 of 60 seconds: missed. The streak of 2 ended."],
            Given([Started("2026-03-01"), .. HungInMarch(1, 2)]).SeenFrom("2026-03-05").Explained("2026-03-03", "2026-03-03"));

    private static IReadOnlyList<string> Because(string asOf, HabitStarted started, params HabitEvent[] facts) =>
        Given([started, .. facts]).SeenFrom(asOf).Explained("2026-01-01", "2026-12-31");
}
