using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;
using Record = HabitTrack.Domain.Progress.Record;

namespace HabitTrack.Domain.Tests;

public sealed class RecordsOfAHabit
{
    private static readonly HabitEvent[] Two = [Started("2026-03-01"), Hung(First, "2026-03-02", 60), Hung(Second, "2026-03-05", 90)];

    [Fact]
    public void the_first_value_is_a_record_that_is_marked() =>
        Assert.Equal([new Record(Mark.LongestHang, 60, Units.Seconds, On("2026-03-02"), First: true)], New([Two[0]], Two[1]));

    [Theory]
    [InlineData("2026-03-02", null)]
    [InlineData("2026-03-01", true)]
    public void an_entry_before_all_others_is_the_first_as_if_it_had_always_been_so(string day, bool? first)
    {
        Assert.Equal(first, Assert.Single(New(Two, Hung(Third, day, 99))).First);
        Assert.True(Records([.. Two, Hung(Third, day, 99)])[Mark.LongestHang].First);
    }

    [Fact]
    public void the_first_entry_of_another_habit_of_the_kind_is_marked()
    {
        var (bar, rings) = (Given(Two).SeenFrom("2026-03-11").View, Given(Started("2026-03-01"), Hung(First, "2026-03-06", 95)).SeenFrom("2026-03-11").View);

        Assert.True(Domain.Progress.Records.Of([bar.Days, rings.Days]).Single().First);
        Assert.True(Domain.Progress.Records.ReachedOn(On("2026-03-06"), [bar.Days, rings.Days]).Single().First);
        Assert.True(Domain.Progress.Records.BrokenBy(Hang(95, "2026-03-06"), bar.Days, DayLog.Empty).Single().First);
        Assert.Null(Domain.Progress.Records.ReachedOn(On("2026-03-05"), [bar.Days]).Single().First);
    }

    [Fact]
    public void a_greater_value_is_a_record() => Assert.Equal([new Record(Mark.LongestHang, 90, Units.Seconds, On("2026-03-05"))], New(Two[..2], Two[2]));

    [Fact]
    public void a_tie_is_not_a_record() => Assert.Empty(New(Two, Hung(Third, "2026-03-06", 90)));

    [Fact]
    public void a_backdated_tie_moves_the_record_but_is_not_a_new_one()
    {
        Assert.Empty(New(Two, Hung(Third, "2026-03-01", 90)));
        Assert.Equal(On("2026-03-01"), Records([.. Two, Hung(Third, "2026-03-01", 90)])[Mark.LongestHang].Day);
    }

    [Fact]
    public void a_retraction_restores_the_previous_record() =>
        Assert.Equal(
            new Record(Mark.LongestHang, 60, Units.Seconds, On("2026-03-02"), First: true),
            Records([.. Two, new EntryRetracted(Second, Hang(90, "2026-03-05"), null)])[Mark.LongestHang]);

    [Fact]
    public void a_retraction_of_one_of_two_equal_values_keeps_the_record() =>
        Assert.Equal(
            new Record(Mark.LongestHang, 90, Units.Seconds, On("2026-03-05")),
            Records([.. Two, Hung(Third, "2026-03-05", 90), new EntryRetracted(Third, Hang(90, "2026-03-05"), null)])[Mark.LongestHang]);

    [Fact]
    public void a_correction_changes_the_record() =>
        Assert.Equal(
            new Record(Mark.LongestHang, 70, Units.Seconds, On("2026-03-05")),
            Records([.. Two, new EntryCorrected(Second, Hang(90, "2026-03-05"), Hang(70, "2026-03-05"), null)])[Mark.LongestHang]);

    [Fact]
    public void retracting_the_only_entry_removes_the_record() =>
        Assert.Empty(Records([.. Two[..2], new EntryRetracted(First, Hang(60, "2026-03-02"), null)]));

    [Fact]
    public void working_sets_have_records_by_exercise()
    {
        var records = OfWorkout(Set("pull-up", reps: 8), Set("dumbbell-shrug", reps: 10, kg: 12), Set("dumbbell-shrug", reps: 6, kg: 15));
        Assert.Equal(
            [("heaviest-set/dumbbell-shrug", 15m), ("most-repetitions/dumbbell-shrug", 10m), ("most-repetitions/pull-up", 8m), ("one-rep-maximum/dumbbell-shrug", 18m)],
            records.Values.Select(record => (record.Mark.ToString(), record.Value)));
    }

    [Theory]
    [InlineData(SetType.Working, true)]
    [InlineData(SetType.WarmUp, false)]
    [InlineData(SetType.Drop, true)]
    [InlineData(SetType.Failure, true)]
    public void every_set_but_a_warm_up_may_set_one(SetType type, bool sets) =>
        Assert.Equal(sets, OfWorkout(WorkoutSet.Of(type, "dumbbell-shrug", 10, 15, null, null)).Count > 0);

    [Theory]
    [InlineData(0)]
    [InlineData(-20)]
    public void a_load_of_0_or_less_is_not_a_record(int kg)
    {
        Assert.Equal([Mark.MostRepetitions("pull-up")], OfWorkout(Set("pull-up", reps: 8, kg: kg)).Keys);
        Assert.Equal(0, DayTotals.Of(Workout("2026-03-02", Set("pull-up", reps: 8, kg: kg))).Sum(Measure.Volume));
    }

    [Fact]
    public void warm_up_sets_are_never_records() => Assert.Empty(OfWorkout(Set("dumbbell-shrug", reps: 10, kg: 40, warmUp: true)));

    [Fact]
    public void walks_have_records_of_duration_and_of_steps_in_a_day()
    {
        var facts = With(
            HabitKind.Walk, Walked("2026-03-02", 900, steps: 1_000), Walked("2026-03-03", 600, steps: 700), Walked("2026-03-03", 300, steps: 700));
        Assert.Equal(
            [new Record(Mark.LongestWalk, 900, Units.Seconds, On("2026-03-02"), First: true), new Record(Mark.MostSteps, 1_400, Units.Steps, On("2026-03-03"))],
            Records(facts).Values);
        Assert.Equal([new Record(Mark.MostSteps, 1_700, Units.Steps, On("2026-03-03"))], New(facts, Walked("2026-03-03", 300, steps: 300).Logged(Id(9))));
    }

    [Fact]
    public void habits_of_a_kind_share_records()
    {
        var (bar, rings) = (Given(Two).SeenFrom("2026-03-11").View, Given(Started("2026-03-01"), Hung(First, "2026-03-04", 80)).SeenFrom("2026-03-11").View);
        Assert.Equal(
            [new Record(Mark.LongestHang, 90, Units.Seconds, On("2026-03-05"))],
            Domain.Progress.Records.Of([("bar", bar), ("rings", rings)]).Where(record => record.Mark == Mark.LongestHang));
    }

    [Fact]
    public void entries_after_the_day_of_evaluation_are_ignored() =>
        Assert.Equal(60, Domain.Progress.Records.Of([("hang", Given(Two).SeenFrom("2026-03-04").View)])[0].Value);

    [Fact]
    public void each_habit_has_a_record_of_its_longest_streak() =>
        Assert.Equal(
            new Record(Mark.LongestStreak("hang"), 2, "days", On("2026-03-03")),
            Domain.Progress.Records.Of([("hang", Given([Started("2026-03-01"), .. HungInMarch(2, 3, 5, 6)]).SeenFrom("2026-03-11").View)])[^1]);

    [Theory]
    [InlineData(7, true)]
    [InlineData(4, true)]
    [InlineData(9, false)]
    [InlineData(6, false)]
    public void a_streak_is_a_new_record_if_an_entry_makes_it_longer_than_all_before(int day, bool isRecord)
    {
        HabitEvent[] before = [Started("2026-03-01"), .. HungInMarch(2, 3, 5, 6)];
        var entry = Hang(60, $"2026-03-{day:00}");
        var after = Given([.. before, entry.Logged(Id(9))]).SeenFrom("2026-03-11").Streaks;
        var broken = Domain.Progress.Records.BrokenBy("hang", entry, Given(before).SeenFrom("2026-03-11").View, after, Today);
        Assert.Equal(isRecord, broken is not null);
    }

    [Fact]
    public void the_first_streak_is_a_record()
    {
        var after = Given(Started("2026-03-01"), Hung(First, "2026-03-11")).SeenFrom("2026-03-11").Streaks;
        Assert.Equal(new Record(Mark.LongestStreak("hang"), 1, "days", Today, First: true), Domain.Progress.Records.BrokenBy("hang", Hang(60, "2026-03-11"), null, after, Today));
    }

    [Theory]
    [InlineData(30, 1, 31)]
    [InlineData(30, 10, 40)]
    [InlineData(30, 12, 42)]
    [InlineData(10, 5, 11.67)]
    public void the_one_rep_maximum_is_estimated_with_the_epley_formula(double kg, int reps, double most) =>
        Assert.Equal((decimal)most, OneRepMaximum.Epley((decimal)kg, reps));

    [Theory]
    [InlineData(30, 13)]
    [InlineData(30, 0)]
    [InlineData(0, 5)]
    public void the_one_rep_maximum_is_not_estimated_for_other_repetitions_or_loads(double kg, int reps) => Assert.Null(OneRepMaximum.Epley((decimal)kg, reps));

    private static IEnumerable<Record> New(HabitEvent[] before, object fact) =>
        Domain.Progress.Records.BrokenBy(((EntryLogged)fact).Entry, Given(before).Folded().Days, Given(before).Folded().Days);

    private static IReadOnlyDictionary<Mark, Record> Records(HabitEvent[] facts) =>
        Domain.Progress.Records.Of([Given(facts).Folded().Days]).ToDictionary(record => record.Mark);

    private static IReadOnlyDictionary<Mark, Record> OfWorkout(params WorkoutSet[] sets) =>
        Records([Started(HabitKind.Workout, "2026-03-01", Goal.AtLeast(3, "sessions", Per.Week)), Workout("2026-03-02", sets).Logged(First)]);
}
