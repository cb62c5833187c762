using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

/// <summary>The summary of the week from Monday, 9 March 2026, evaluated on its Sunday.</summary>
public sealed class FactsByKind
{
    [Fact]
    public void hangs_have_the_longest_and_the_mean_duration() =>
        Assert.Equal(
            new HangFacts(90, 56.667m),
            Week(With(HabitKind.Hang, Hang(300, "2026-03-08"), Hang(90, "2026-03-09"), Hang(60, "2026-03-09"), Hang(20, "2026-03-10"))));

    [Fact]
    public void values_are_null_without_hangs() => Assert.Equal(new HangFacts(null, null), Week(With(HabitKind.Hang, Hang(300, "2026-03-08"))));

    [Fact]
    public void a_corrected_hang_counts_with_its_current_content() =>
        Assert.Equal(
            new HangFacts(70, 70),
            Week([.. With(HabitKind.Hang, Hang(90, "2026-03-09")), new EntryCorrected(Id(1), Hang(90, "2026-03-09"), Hang(70, "2026-03-10"), null)]));

    [Fact]
    public void walks_have_totals_and_the_share_of_150_minutes_a_week() =>
        Assert.Equal(
            new WalkFacts(2_250, 2_000.5m, 1_000, 66.7m, Intensity.Light, 0.25m),
            Week(With(HabitKind.Walk, Walked("2026-03-09", 900, steps: 1_000), Walked("2026-03-10", 1_350, metres: 2_000.5m))));

    [Fact]
    public void the_weekly_minutes_of_walks_are_prorated_to_the_range()
    {
        var twoWeeks = SummaryRange.Of(On("2026-03-02"), On("2026-03-15"));
        var facts = Given(With(HabitKind.Walk, Walked("2026-03-09", 9_000))).SeenFrom("2026-03-15").Summary(twoWeeks).Facts;
        Assert.Equal(0.5m, Assert.IsType<WalkFacts>(facts).ShareOfWeekly);
    }

    [Theory]
    [InlineData(999, Intensity.Light)]
    [InlineData(1_000, Intensity.Moderate)]
    [InlineData(1_299, Intensity.Moderate)]
    [InlineData(1_300, Intensity.Vigorous)]
    public void walks_are_moderate_from_100_steps_a_minute_and_vigorous_from_130(int steps, Intensity intensity) =>
        Assert.Equal(intensity, Assert.IsType<WalkFacts>(Week(With(HabitKind.Walk, Walked("2026-03-09", 600, steps)))).Intensity);

    [Fact]
    public void cadence_includes_only_walks_with_steps_and_seconds() =>
        Assert.Equal(
            100,
            Assert.IsType<WalkFacts>(
                Week(With(HabitKind.Walk, Walked("2026-03-09", 600, steps: 1_500), Walked("2026-03-09", 300, steps: 0), Walked("2026-03-10", 9_999)))).Cadence);

    [Fact]
    public void posture_checks_have_the_upright_rate_by_local_hour()
    {
        var facts = Assert.IsType<PostureFacts>(Given(With(
            HabitKind.PostureCheck,
            Checked("2026-03-11T23:10:00Z", "2026-03-12"),
            Checked("2026-03-11T23:50:00Z", "2026-03-12", BackPosture.Slouched),
            Checked("2026-03-12T09:00:00+01:00", "2026-03-12", BackPosture.Leaning),
            new PostureCheck(On("2026-03-12"), null, Timing.Day, BackPosture.Upright, null, null, null)))
            .In("Europe/Paris").SeenFrom("2026-03-15").Summary(NamedPeriod.Week).Facts);
        Assert.Equal(0.5m, facts.UprightRate);
        Assert.Equal([new PostureHour(0, 2, 0.5m), new PostureHour(9, 1, 0)], facts.Hours);
    }

    /// <summary>Summer time in Paris starts on 29 March 2026.</summary>
    [Theory]
    [InlineData("Europe/Paris", "2026-03-28T08:45:00Z", 9)]
    [InlineData("Europe/Paris", "2026-03-29T08:45:00Z", 10)]
    [InlineData("Asia/Kathmandu", "2026-03-29T08:14:00Z", 13)]
    [InlineData("Asia/Kathmandu", "2026-03-29T08:15:00Z", 14)]
    [InlineData("Pacific/Kiritimati", "2026-03-29T10:00:00Z", 0)]
    public void posture_checks_use_the_utc_offset_of_their_day(string zone, string instant, int hour)
    {
        var day = CalendarIn(zone).DayOf(Instant(instant));
        var evaluated = Given(With(HabitKind.PostureCheck, Checked(instant, $"{day:yyyy-MM-dd}"))).In(zone).SeenFrom("2026-04-01");
        Assert.Equal(hour, Assert.Single(Assert.IsType<PostureFacts>(evaluated.Summary(SummaryRange.Of(day, day)).Facts).Hours).Hour);
    }

    [Fact]
    public void stretches_have_sessions_and_repetitions() =>
        Assert.Equal(
            new StretchFacts(3, 25),
            Week(With(HabitKind.Stretch, Stretched(20), Stretched(5), Stretched(null))));

    [Fact]
    public void custom_habits_have_no_facts() =>
        Assert.Null(Given(Started(HabitKind.Custom, "2026-03-01", Goal.AtLeast(1, "km", Per.Day))).SeenFrom("2026-03-15").Summary(NamedPeriod.Week).Facts);

    private static Stretch Stretched(int? repetitions) => new(On("2026-03-10"), null, Timing.Day, null, null, repetitions, null);

    private static ActivityFacts? Week(HabitEvent[] facts) => Given(facts).SeenFrom("2026-03-15").Summary(NamedPeriod.Week).Facts;
}

public sealed class FactsOfWorkouts
{
    private static readonly WorkoutSet Row = Set("bent-over-dumbbell-row", reps: 10, kg: 12.5m, rpe: 7);

    [Fact]
    public void count_working_sets_and_hard_sets_from_rpe_7()
    {
        var facts = Week(Workout("2026-03-10", Row with { WarmUp = true, Rpe = 9 }, Row, Row with { Rpe = 6.5m }, Row with { Rpe = null }));
        Assert.Equal((3, 1), (facts.WorkingSets, facts.HardSets));
    }

    [Fact]
    public void count_drop_sets_and_sets_to_failure_as_working_sets()
    {
        var facts = Week(Workout("2026-03-10", [.. Enum.GetValues<SetType>().Select(type => WorkoutSet.Of(type, "dumbbell-shrug", 10, 12.5m, null, 8))]));
        Assert.Equal((3, 3, 375m), (facts.WorkingSets, facts.HardSets, facts.Volume));
    }

    [Fact]
    public void sum_repetitions_times_kg_of_working_sets() =>
        Assert.Equal(
            175,
            Week(Workout(
                "2026-03-10",
                Row with { WarmUp = true },
                Row,
                Set("dumbbell-shrug", reps: 5, kg: 10),
                Set("pull-up", reps: 8),
                Set("pull-up", kg: 5))).Volume);

    [Fact]
    public void count_a_set_fully_for_primary_muscles_and_half_for_secondary_ones() =>
        Assert.Equal(
            [(Muscle.Lats, 3.5m), (Muscle.Trapezius, 1.5m), (Muscle.Lumbar, 2m)],
            Week(Workout("2026-03-10", Row, Row, Set("pull-up", reps: 5), Set("weighted-forward-bend", reps: 5), Row with { WarmUp = true }))
                .Muscles.Select(muscle => (muscle.Muscle, muscle.Sets)));

    [Theory]
    [InlineData(4, TrainingBand.Low)]
    [InlineData(5, TrainingBand.Medium)]
    [InlineData(9, TrainingBand.Medium)]
    [InlineData(10, TrainingBand.High)]
    public void have_bands_from_5_and_10_sets_a_week(int sets, TrainingBand band) =>
        Assert.Equal(band, Week(Workout("2026-03-10", [.. Enumerable.Repeat(Row, sets)])).Muscles[0].Band);

    [Fact]
    public void have_the_share_of_workouts_with_a_warm_up() =>
        Assert.Equal(
            0.6667m,
            Week(
                Workout("2026-03-09", Row),
                Workout("2026-03-10", Row with { WarmUp = true }, Row),
                Workout("2026-03-11", Row) with { WarmUpSeconds = 300 }).WarmUpRate);

    [Fact]
    public void sum_rpe_times_minutes_if_both_are_given() =>
        Assert.Equal(
            241.67m,
            Week(
                Session("2026-03-10", 30, 8),
                Session("2026-03-11", 30, null),
                Workout("2026-03-11") with { Rpe = 10 },
                Workout("2026-03-12") with { Rpe = 1, Seconds = 100 }).Load);

    [Fact]
    public void have_the_best_estimated_maximum_of_each_exercise() =>
        Assert.Equal(
            [new ExerciseMaximum("bent-over-dumbbell-row", 16.67m), new ExerciseMaximum("dumbbell-shrug", 40)],
            Week(Workout("2026-03-10", Row, Row with { Reps = 5 }), Workout("2026-03-11", Set("dumbbell-shrug", reps: 10, kg: 30), Set("pull-up", reps: 3)))
                .OneRepMaximums);

    [Fact]
    public void include_the_persons_own_exercises()
    {
        var own = new Exercise("good-morning", "Bend", [Muscle.Lumbar], [Muscle.Lats], null, ExerciseKind.Strength, null, Traumatic: true);
        var totals = DayTotals.Of(Workout("2026-03-10", Set("good-morning", reps: 5), Set("nobody-knows", reps: 5)));
        Assert.Equal([0.5m, 0m, 1m], MuscleSets.Of(totals, 7, [own]).Select(muscle => muscle.Sets));
    }

    [Fact]
    public void count_a_muscle_once_if_an_exercise_lists_it_twice()
    {
        var own = new Exercise("good-morning", "Bend", [Muscle.Lumbar, Muscle.Lumbar], [Muscle.Lats, Muscle.Lats], null, ExerciseKind.Strength, null, Traumatic: false);
        var totals = DayTotals.Of(Workout("2026-03-10", Set("good-morning", reps: 5)));
        Assert.Equal([0.5m, 0m, 1m], MuscleSets.Of(totals, 7, [own]).Select(muscle => muscle.Sets));
    }

    private static WorkoutFacts Week(params Entry[] workouts) =>
        Assert.IsType<WorkoutFacts>(Given(With(HabitKind.Workout, workouts)).SeenFrom("2026-03-15").Summary(NamedPeriod.Week).Facts);
}

/// <summary>Evaluated on 29 March 2026: the acute days are from the 23rd on, the chronic days from the 2nd to the 22nd.</summary>
public sealed class TheLoadOfWorkouts
{
    [Fact]
    public void compares_the_mean_of_7_days_with_that_of_the_21_days_before() =>
        Assert.Equal(
            new Load(30, 20, 1.5m),
            Evaluate("2026-03-29", Session("2026-03-02", 30, 7), Session("2026-03-22", 30, 7), Session("2026-03-23", 10, 10), Session("2026-03-29", 11, 10)));

    [Fact]
    public void has_no_ratio_under_28_days_of_history()
    {
        Entry[] sessions = [Session("2026-03-02", 30, 7), Session("2026-03-28", 30, 7)];
        Assert.NotNull(Evaluate("2026-03-28", sessions).Ratio);
        Assert.Null(Evaluate("2026-03-27", sessions).Ratio);
    }

    [Fact]
    public void has_no_ratio_if_the_chronic_load_is_0() => Assert.Null(Evaluate("2026-03-29", Session("2026-03-29", 30, 7)).Ratio);

    [Fact]
    public void is_evaluated_at_the_end_of_a_past_range()
    {
        var evaluated = Given(With(HabitKind.Workout, Session("2026-03-02", 30, 7), Session("2026-03-28", 30, 7), Session("2026-03-30", 90, 9))).SeenFrom("2026-04-01");
        var facts = evaluated.Summary(SummaryRange.Of(On("2026-03-28"), On("2026-03-29"))).Facts;
        Assert.Equal(3, Assert.IsType<WorkoutFacts>(facts).LoadRatio);
    }

    private static Load Evaluate(string day, params Entry[] sessions)
    {
        var view = Given(With(HabitKind.Workout, sessions)).SeenFrom(day).View;
        return Load.Of(view.Days, view.Start, view.AsOf);
    }
}
