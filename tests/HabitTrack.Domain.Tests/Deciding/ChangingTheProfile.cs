using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.PersonScenario;

namespace HabitTrack.Domain.Tests;

public sealed class ChangingTheProfile
{
    private static readonly ProfileSettings Default = ProfileSettings.Default;

    private static readonly ProfileSettings InParis = Default with { TimeZone = "Europe/Paris" };

    [Fact]
    public void keeps_before_and_after() =>
        GivenThePerson().When(new ChangeProfile(Default, InParis)).Then(new ProfileChanged(Default, InParis));

    [Fact]
    public void to_what_it_is_changes_nothing() =>
        GivenThePerson(new ProfileChanged(Default, InParis)).When(new ChangeProfile(Default, InParis)).ThenNothing();

    [Fact]
    public void that_was_changed_meanwhile_is_refused() =>
        GivenThePerson(new ProfileChanged(Default, InParis)).When(new ChangeProfile(Default, Default with { Name = "Ada" }))
            .ThenRefused("profile-changed");

    [Fact]
    public void counts_days_in_utc_from_midnight_and_weeks_from_monday_until_told_otherwise() =>
        Assert.Equal(("Etc/UTC", TimeOnly.MinValue, DayOfWeek.Monday), (Default.TimeZone, Default.DayStartsAt, Default.WeekStartsOn));

    [Fact]
    public void takes_acknowledged_advice_as_a_list()
    {
        var read = Default with { AcknowledgedAdvice = ["see-a-doctor"] };
        GivenThePerson(new ProfileChanged(Default, read)).When(new ChangeProfile(read, read with { AcknowledgedAdvice = ["see-a-doctor"] }))
            .ThenNothing();
    }
}

public sealed class DescribingAnExercise
{
    private static readonly Exercise Own = new("towel-row", "Row with a towel", [Muscle.Lats], [], "a towel", ExerciseKind.Strength, null, false);

    [Fact]
    public void of_ones_own_is_kept() => GivenThePerson().When(new DescribeExercise(Own)).Then(new ExerciseDescribed(Own, null));

    [Fact]
    public void again_keeps_what_it_was()
    {
        var changed = Own with { Caution = "Slowly" };
        GivenThePerson(new ExerciseDescribed(Own, null)).When(new DescribeExercise(changed)).Then(new ExerciseDescribed(changed, Own));
    }

    [Fact]
    public void again_in_the_same_words_changes_nothing() =>
        GivenThePerson(new ExerciseDescribed(Own, null)).When(new DescribeExercise(Own with { Primary = [Muscle.Lats] })).ThenNothing();

    [Fact]
    public void of_the_catalogue_is_refused() =>
        GivenThePerson().When(new DescribeExercise(Own with { Key = "pull-up" })).ThenRefused("built-in");

    [Fact]
    public void can_be_undone()
    {
        var undone = GivenThePerson(new ExerciseDescribed(Own, null)).When(new UndoExercise(Own.Key, null));
        undone.Then(new ExerciseDescribed(null, Own));
        Assert.Empty(new PersonScenario(undone.PersonAfter).Folded().Exercises);
    }

    [Fact]
    public void can_be_undone_once() => GivenThePerson(new ExerciseDescribed(Own, null)).When(new UndoExercise(Own.Key, Own)).ThenNothing();
}

public sealed class ReportingPainOrAMeasurement
{
    private static readonly Pain Ache = new(default, null, Timing.Now, "lower back", 4, null);

    private static readonly Measurement Weight = new(default, null, Timing.Now, "weight", 70.5m, "kg", null);

    [Fact]
    public void belongs_to_the_person() =>
        GivenThePerson().When(new LogEntry(First, Ache, OnDay("2026-03-10")))
            .Then(new PainReported(First, On("2026-03-10"), null, Timing.Day, "lower back", 4, null));

    [Fact]
    public void is_now_when_nothing_is_said() =>
        GivenThePerson().When(new LogEntry(First, Weight, When.Now))
            .Then(new MeasurementTaken(First, Today, Noon, Timing.Now, "weight", 70.5m, "kg", null));

    [Fact]
    public void ahead_of_the_clock_is_refused() =>
        GivenThePerson().When(new LogEntry(First, Ache, OnDay("2026-03-12"))).ThenRefused("in-the-future");

    [Fact]
    public void can_be_retracted_and_restored()
    {
        var ache = Ache with { Day = On("2026-03-10"), Timing = Timing.Day };
        var retracted = GivenThePerson(ache.Logged(First)).When(new RetractEntry(First, null));
        retracted.Then(new EntryRetracted(First, ache, null));
        new PersonScenario(retracted.PersonAfter).When(new RestoreEntry(First, null)).Then(new EntryRestored(First, ache, null));
    }

    [Fact]
    public void is_no_place_for_a_hang() => GivenThePerson().When(new LogEntry(First, Hang(), When.Now)).ThenRefused("habit-not-started");

    [Fact]
    public void is_not_taken_by_a_habit() =>
        Scenario.Given(Started("2026-03-01")).When(new LogEntry(First, Ache, When.Now)).ThenRefused("wrong-kind");
}
