using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.PersonScenario;

namespace HabitTrack.Domain.Tests;

public sealed class ChangingTheProfile
{
    private static readonly ProfileSettings Default = ProfileSettings.Default;

    private static readonly ProfileSettings InParis = Default with { TimeZone = "Europe/Paris" };

    [Fact]
    public void stores_the_settings_before_and_after() =>
        GivenThePerson().When(new ChangeProfile(Default, InParis)).Then(new ProfileChanged(Default, InParis));

    [Fact]
    public void to_the_same_settings_changes_nothing() =>
        GivenThePerson(new ProfileChanged(Default, InParis)).When(new ChangeProfile(Default, InParis)).ThenNothing();

    [Fact]
    public void based_on_outdated_settings_is_refused() =>
        GivenThePerson(new ProfileChanged(Default, InParis)).When(new ChangeProfile(Default, Default with { Name = "Ada" }))
            .ThenRefused("profile-changed");

    [Fact]
    public void starts_from_defaults_of_utc_midnight_and_monday() =>
        Assert.Equal(("Etc/UTC", TimeOnly.MinValue, DayOfWeek.Monday), (Default.TimeZone, Default.DayStartsAt, Default.WeekStartsOn));

    [Fact]
    public void compares_acknowledged_advice_by_value()
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
    public void of_ones_own_stores_it() => GivenThePerson().When(new DescribeExercise(Own)).Then(new ExerciseDescribed(Own, null));

    [Fact]
    public void again_stores_the_previous_description()
    {
        var changed = Own with { Caution = "Slowly" };
        GivenThePerson(new ExerciseDescribed(Own, null)).When(new DescribeExercise(changed)).Then(new ExerciseDescribed(changed, Own));
    }

    [Fact]
    public void again_with_the_same_description_changes_nothing() =>
        GivenThePerson(new ExerciseDescribed(Own, null)).When(new DescribeExercise(Own with { Primary = [Muscle.Lats] })).ThenNothing();

    [Fact]
    public void with_the_key_of_a_built_in_exercise_is_refused() =>
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
    public void is_stored_in_the_persons_own_stream() =>
        GivenThePerson().When(new LogEntry(First, Ache, OnDay("2026-03-10")))
            .Then(new PainReported(First, On("2026-03-10"), null, Timing.Day, "lower back", 4, null));

    [Fact]
    public void uses_the_current_time_by_default() =>
        GivenThePerson().When(new LogEntry(First, Weight, When.Now))
            .Then(new MeasurementTaken(First, Today, Noon, Timing.Now, "weight", 70.5m, "kg", null));

    [Fact]
    public void in_the_future_is_refused() =>
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
    public void does_not_accept_a_hang() => GivenThePerson().When(new LogEntry(First, Hang(), When.Now)).ThenRefused("habit-not-started");

    [Fact]
    public void is_refused_by_a_habit() =>
        Scenario.Given(Started("2026-03-01")).When(new LogEntry(First, Ache, When.Now)).ThenRefused("wrong-kind");
}
