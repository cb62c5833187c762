using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.PersonScenario;

namespace HabitTrack.Domain.Tests;

public sealed class TakingDaysOff
{
    private static readonly DaysOffTaken Holiday = new(First, On("2026-03-10"), On("2026-03-14"), "holiday");

    private static readonly DayOff Off = new(First, On("2026-03-10"), On("2026-03-14"), "holiday");

    [Fact]
    public void keeps_days_and_reason()
    {
        var taken = GivenThePerson().When(new TakeDaysOff(Off));
        taken.Then(Holiday);
        Assert.Equal([Off], new PersonScenario(taken.PersonAfter).Folded().Calendar.DaysOff);
    }

    [Fact]
    public void with_the_same_id_again_changes_nothing() => GivenThePerson(Holiday).When(new TakeDaysOff(Off)).ThenNothing();

    [Fact]
    public void on_the_same_days_again_changes_nothing() => GivenThePerson(Holiday).When(new TakeDaysOff(Off with { Id = Second })).ThenNothing();

    [Fact]
    public void on_the_same_days_without_a_reason_keeps_the_reason() =>
        GivenThePerson(Holiday).When(new TakeDaysOff(Off with { Id = Second, Reason = null })).ThenNothing();

    [Fact]
    public void on_the_same_days_for_another_reason_replaces_them() =>
        GivenThePerson(Holiday).When(new TakeDaysOff(Off with { Id = Second, Reason = "sick" })).Then(
            new DaysOffWithdrawn(Off.Id, Off.From, Off.To, Off.Reason), Holiday with { Id = Second, Reason = "sick" });

    [Fact]
    public void on_overlapping_days_keeps_both() =>
        GivenThePerson(Holiday).When(new TakeDaysOff(Off with { Id = Second, To = On("2026-03-15") })).Then(Holiday with { Id = Second, To = On("2026-03-15") });

    [Fact]
    public void is_limited() => GivenThePerson([.. Enumerable.Range(0, Limits.MaxDaysOff).Select(day => Holiday with { Id = Guid.NewGuid(), To = On("2026-04-01").AddDays(day) })])
        .When(new TakeDaysOff(Off)).ThenRefused("too-many-days-off");

    [Fact]
    public void restores_withdrawn_ones_beside_the_same_days() => GivenThePerson(Holiday).When(new RestoreDaysOff(Off with { Id = Second })).Then(Holiday with { Id = Second });

    [Fact]
    public void keeps_them_in_order() =>
        Assert.Equal(
            [Second, First],
            GivenThePerson(Holiday, new DaysOffTaken(Second, On("2026-03-01"), On("2026-03-01"), "sick")).Folded().DaysOff.Select(off => off.Id));

    [Fact]
    public void can_be_withdrawn()
    {
        var withdrawn = GivenThePerson(Holiday).When(new WithdrawDaysOff(First));
        withdrawn.Then(new DaysOffWithdrawn(First, Off.From, Off.To, "holiday"));
        Assert.Empty(new PersonScenario(withdrawn.PersonAfter).Folded().DaysOff);
    }

    [Fact]
    public void that_were_not_taken_cannot_be_withdrawn() => GivenThePerson(Holiday).When(new WithdrawDaysOff(Second)).ThenRefused("day-off-not-found");
}
