using static HabitTrack.Domain.Tests.Examples;
using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class RecordsOfAHabit
{
    private static readonly object[] Two = [Started("2026-03-01"), Hung(First, "2026-03-02", 60), Hung(Second, "2026-03-05", 90)];

    [Fact]
    public void the_first_value_is_one() => Assert.Equal([new Record(Marks.LongestHang, 60, On("2026-03-02"))], New([Two[0]], Two[1]));

    [Fact]
    public void a_greater_value_is_one() => Assert.Equal([new Record(Marks.LongestHang, 90, On("2026-03-05"))], New(Two[..2], Two[2]));

    [Fact]
    public void a_tie_is_none() => Assert.Empty(New(Two, Hung(Third, "2026-03-06", 90)));

    [Fact]
    public void a_backdated_tie_takes_the_day_but_is_no_new_record()
    {
        Assert.Empty(New(Two, Hung(Third, "2026-03-01", 90)));
        Assert.Equal(On("2026-03-01"), Records([.. Two, Hung(Third, "2026-03-01", 90)])[Marks.LongestHang].Day);
    }

    [Fact]
    public void a_retraction_moves_it_back() =>
        Assert.Equal(
            new Record(Marks.LongestHang, 60, On("2026-03-02")),
            Records([.. Two, new EntryRetracted(Second, Hang(90, "2026-03-05"), null)])[Marks.LongestHang]);

    [Fact]
    public void a_retraction_of_one_of_two_equal_values_leaves_the_other() =>
        Assert.Equal(
            new Record(Marks.LongestHang, 90, On("2026-03-05")),
            Records([.. Two, Hung(Third, "2026-03-05", 90), new EntryRetracted(Third, Hang(90, "2026-03-05"), null)])[Marks.LongestHang]);

    [Fact]
    public void a_correction_moves_it_as_if_it_had_always_been_so() =>
        Assert.Equal(
            new Record(Marks.LongestHang, 70, On("2026-03-05")),
            Records([.. Two, new EntryCorrected(Second, Hang(90, "2026-03-05"), Hang(70, "2026-03-05"), null)])[Marks.LongestHang]);

    [Fact]
    public void the_last_retraction_leaves_none() =>
        Assert.Empty(Records([.. Two[..2], new EntryRetracted(First, Hang(60, "2026-03-02"), null)]));

    [Fact]
    public void working_sets_set_them_by_exercise()
    {
        var records = OfWorkout(Set("pull-up", reps: 8), Set("dumbbell-shrug", reps: 10, kg: 12), Set("dumbbell-shrug", reps: 6, kg: 15));
        Assert.Equal(
            [("heaviest-set/dumbbell-shrug", 15m), ("most-repetitions/dumbbell-shrug", 10m), ("most-repetitions/pull-up", 8m), ("one-rep-maximum/dumbbell-shrug", 18m)],
            records.Values.Select(record => (record.Mark, record.Value)));
    }

    [Fact]
    public void warm_up_sets_never_do() => Assert.Empty(OfWorkout(Set("dumbbell-shrug", reps: 10, kg: 40, warmUp: true)));

    [Theory]
    [InlineData(30, 1, 31)]
    [InlineData(30, 10, 40)]
    [InlineData(30, 12, 42)]
    [InlineData(10, 5, 11.67)]
    public void one_repetition_at_most_is_estimated_by_epley(double kg, int reps, double most) =>
        Assert.Equal((decimal)most, OneRepMaximum.Epley((decimal)kg, reps));

    [Theory]
    [InlineData(30, 13)]
    [InlineData(30, 0)]
    [InlineData(0, 5)]
    public void one_repetition_at_most_is_not_estimated_beyond(double kg, int reps) => Assert.Null(OneRepMaximum.Epley((decimal)kg, reps));

    private static IEnumerable<Record> New(object[] before, object fact) =>
        Record.BrokenBy(((EntryLogged)fact).Entry, Given(before).Folded().Days);

    private static IReadOnlyDictionary<string, Record> Records(object[] facts) => Record.Of(Given(facts).Folded().Days);

    private static IReadOnlyDictionary<string, Record> OfWorkout(params WorkoutSet[] sets) =>
        Records([Started(HabitKind.Workout, "2026-03-01", Goal.AtLeast(3, "sessions", Per.Week)), Workout("2026-03-02", sets).Logged(First)]);
}
