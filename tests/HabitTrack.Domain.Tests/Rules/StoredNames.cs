using System.Text.Json;

namespace HabitTrack.Domain.Tests.Rules;

/// <summary>Existing documents contain these names.</summary>
public sealed class StoredNames
{
    public static TheoryData<MeasureKind> MeasureKinds => [.. Enum.GetValues<MeasureKind>()];

    public static TheoryData<MarkKind> MarkKinds => [.. Enum.GetValues<MarkKind>()];

    [Fact]
    public void totals_are_serialized_as_in_earlier_versions()
    {
        var workout = DayTotals.Of(Examples.Workout("2026-03-10", Examples.Set("pull-up", 8, 10), Examples.Set("pull-up", 5, warmUp: true)));
        var check = DayTotals.Of(Examples.Checked("2026-03-11T23:59:00Z", "2026-03-12"));

        Assert.Equal(
            """
            {"Entries":1,"Sums":{"sessions":1,"warmed-up":1,"sets/pull-up":2,"warm-up-sets/pull-up":1,"sessions/pull-up":1,"volume":80},
            "Marks":{"session-load/pull-up":{"10":1},"heaviest-set/pull-up":{"10":1},"most-repetitions/pull-up":{"8":1},"one-rep-maximum/pull-up":{"12.67":1}}}
            """.ReplaceLineEndings(""),
            JsonSerializer.Serialize(workout));
        Assert.Equal("""{"Entries":1,"Sums":{"checks":1,"upright":1,"checks@-1":1,"upright@-1":1},"Marks":{}}""", JsonSerializer.Serialize(check));
        Assert.All([workout, check], totals => Assert.Equivalent(totals, JsonSerializer.Deserialize<DayTotals>(JsonSerializer.Serialize(totals)), strict: true));
    }

    [Fact]
    public void of_sets_are_those_of_earlier_versions_and_their_types_follow()
    {
        Assert.Equal(
            """{"Exercise":"pull-up","Reps":5,"Kg":null,"Seconds":null,"Rpe":null,"WarmUp":true,"Type":null}""",
            JsonSerializer.Serialize(WorkoutSet.Of(SetType.WarmUp, "pull-up", 5, null, null, null)));
        var recorded = JsonSerializer.Deserialize<WorkoutSet[]>("""[{"Exercise":"pull-up","WarmUp":true},{"Exercise":"pull-up","WarmUp":false},{"Exercise":"pull-up","WarmUp":false,"Type":3}]""")!;
        Assert.Equal([SetType.WarmUp, SetType.Working, SetType.Failure], recorded.Select(set => set.EffectiveType));
    }

    [Theory]
    [InlineData("km/h")]
    [InlineData("a/b/c@d")]
    public void of_amounts_hold_any_unit(string unit) => Assert.Equal(Measure.AmountIn(unit), Measure.Parse($"amount/{unit}"));

    [Theory]
    [MemberData(nameof(MeasureKinds))]
    public void measures_are_parsed_from_their_stored_names(MeasureKind kind)
    {
        Assert.All([new Measure(kind), new Measure(kind, "pull-up")], measure => Assert.Equal(measure, Measure.Parse(measure.ToString())));
    }

    [Theory]
    [MemberData(nameof(MarkKinds))]
    public void marks_are_parsed_from_their_stored_names(MarkKind kind)
    {
        Assert.All([new Mark(kind), new Mark(kind, "pull-up"), Mark.SessionLoad("pull-up", Examples.Noon)], mark => Assert.Equal(mark, Mark.Parse(mark.ToString())));
    }

    [Fact]
    public void of_the_load_of_a_workout_with_a_time_is_that_of_earlier_versions() =>
        Assert.Equal("session-load/pull-up@20261122T120000123456", $"{Mark.SessionLoad("pull-up", new(2026, 11, 22, 14, 0, 0, 123, 456, TimeSpan.FromHours(2)))}");

    [Theory]
    [InlineData("smiles")]
    [InlineData("smiles/pull-up")]
    [InlineData("smiles@3")]
    public void unknown_names_are_rejected(string name)
    {
        Assert.Null(Measure.Parse(name));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<Mark>($"\"{name}\""));
    }
}
