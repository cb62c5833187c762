namespace HabitTrack.Domain.Tests;

public sealed class TheExerciseCatalogue
{
    [Theory]
    [InlineData("bent-over-dumbbell-row", ExerciseKind.Strength, false)]
    [InlineData("pull-up", ExerciseKind.Strength, false)]
    [InlineData("dumbbell-shrug", ExerciseKind.Strength, false)]
    [InlineData("weighted-forward-bend", ExerciseKind.Strength, true)]
    [InlineData("dead-hang", ExerciseKind.Mobility, false)]
    [InlineData("march-in-place", ExerciseKind.Cardio, false)]
    [InlineData("seated-reach", ExerciseKind.Stretch, false)]
    [InlineData("heel-reach-bend", ExerciseKind.Stretch, false)]
    [InlineData("floor-full-stretch", ExerciseKind.Stretch, false)]
    [InlineData("cobra", ExerciseKind.Yoga, false)]
    [InlineData("childs-pose", ExerciseKind.Yoga, false)]
    [InlineData("wall-chest-stretch", ExerciseKind.Stretch, false)]
    [InlineData("cross-ankle-reach", ExerciseKind.Stretch, true)]
    [InlineData("swimming", ExerciseKind.Cardio, false)]
    public void contains_each_exercise(string key, ExerciseKind kind, bool traumatic)
    {
        var exercise = Assert.IsType<Exercise>(ExerciseCatalogue.Find(key));
        Assert.Equal((kind, traumatic), (exercise.Kind, exercise.Traumatic));
    }

    [Fact]
    public void contains_no_other_exercise() => Assert.Equal(14, ExerciseCatalogue.All.Count);

    [Fact]
    public void has_strength_exercises_for_all_muscle_groups() =>
        Assert.Equal(
            Enum.GetValues<Muscle>(),
            ExerciseCatalogue.All.Where(exercise => exercise.Kind == ExerciseKind.Strength).SelectMany(exercise => exercise.Primary).Distinct().Order());

    [Fact]
    public void has_no_muscle_group_that_is_both_primary_and_secondary() =>
        Assert.All(ExerciseCatalogue.All, exercise => Assert.Empty(exercise.Primary.Intersect(exercise.Secondary)));

    [Fact]
    public void has_a_caution_for_each_traumatic_exercise() =>
        Assert.All(ExerciseCatalogue.All.Where(exercise => exercise.Traumatic), exercise => Assert.NotNull(exercise.Caution));
}
