using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class Pausing
{
    [Fact]
    public void without_a_day_is_from_today() => Given(Started("2026-03-01")).When(new PauseHabit(null)).Then(new HabitPaused(Today));

    [Fact]
    public void may_be_backdated() =>
        Given(Started("2026-03-01")).When(new PauseHabit(On("2026-03-05"))).Then(new HabitPaused(On("2026-03-05")));

    [Fact]
    public void may_be_for_a_future_day() =>
        Given(Started("2026-03-01")).When(new PauseHabit(On("2026-07-01"))).Then(new HabitPaused(On("2026-07-01")));

    [Fact]
    public void while_paused_is_refused() =>
        Given(Started("2026-03-01"), new HabitPaused(On("2026-03-05"))).When(new PauseHabit(null)).ThenRefused("already-paused");

    [Fact]
    public void on_the_day_of_the_resume_is_accepted() =>
        Given(Started("2026-03-01"), new HabitPaused(On("2026-03-05")), new HabitResumed(Today)).When(new PauseHabit(null))
            .Then(new HabitPaused(Today));

    [Fact]
    public void to_a_day_resumes_on_the_next() =>
        Given(Started("2026-03-01")).When(new PauseHabit(On("2026-03-20"), On("2026-03-31")))
            .Then(new HabitPaused(On("2026-03-20")), new HabitResumed(On("2026-04-01")));

    [Theory]
    [InlineData("2026-03-10", "pause-ends-before-it-begins")]
    [InlineData("2026-03-19", "already-paused")]
    [InlineData("2026-04-01", "already-paused")]
    public void to_a_day_before_its_first_or_in_another_pause_is_refused(string to, string code) =>
        Given(Started("2026-03-01"), new HabitPaused(On("2026-03-20")), new HabitResumed(On("2026-03-25")))
            .When(new PauseHabit(null, On(to))).ThenRefused(code);

    [Theory]
    [InlineData(null)]
    [InlineData("2026-03-20")]
    public void is_not_ended_by_the_planned_end_of_a_pause_that_was_resumed_before(string? to)
    {
        var paused = Given(Started("2026-03-01"), new HabitPaused(On("2026-03-05")), new HabitResumed(On("2026-03-16")), new HabitResumed(On("2026-03-08")))
            .When(new PauseHabit(null, to is null ? null : On(to)));

        var habit = new Scenario(paused.After).Folded().Definition!;
        Assert.False(habit.IsPaused(On("2026-03-10")));
        Assert.All([11, 15, 16, 20], day => Assert.True(habit.IsPaused(On($"2026-03-{day}"))));
        Assert.Equal(to is null, habit.IsPaused(On("2026-03-21")));
    }

    [Theory]
    [InlineData("2026-02-28")]
    [InlineData("2026-03-11")]
    public void outside_the_life_is_refused(string day) =>
        Given(Started("2026-03-01"), new HabitArchived(On("2026-03-10"))).When(new PauseHabit(On(day))).ThenRefused("outside-life");
}

public sealed class Resuming
{
    private static readonly HabitEvent[] Paused = [Started("2026-03-01"), new HabitPaused(On("2026-03-05"))];

    [Fact]
    public void without_a_day_is_today() => Given(Paused).When(new ResumeHabit(null)).Then(new HabitResumed(Today));

    [Fact]
    public void may_be_backdated() => Given(Paused).When(new ResumeHabit(On("2026-03-07"))).Then(new HabitResumed(On("2026-03-07")));

    [Fact]
    public void on_the_first_day_of_the_pause_leaves_nothing_paused()
    {
        var resumed = Given(Paused).When(new ResumeHabit(On("2026-03-05")));
        Assert.False(new Scenario(resumed.After).Folded().Definition!.IsPaused(On("2026-03-05")));
    }

    [Fact]
    public void before_the_pause_is_refused() => Given(Paused).When(new ResumeHabit(On("2026-03-04"))).ThenRefused("not-paused");

    [Fact]
    public void twice_is_refused() => Given([.. Paused, new HabitResumed(Today)]).When(new ResumeHabit(null)).ThenRefused("not-paused");
}
