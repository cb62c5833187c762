using static HabitTrack.Domain.Tests.Scenario;

namespace HabitTrack.Domain.Tests;

public sealed class AgreementWithLoop
{
    [Fact]
    public void the_strength_equals_the_score_of_each_habit_with_a_supported_goal()
    {
        using var export = LoopExport.Find();
        if (export is null)
        {
            Assert.Skip("There is no shared/data/loop-habits-csv-2.3.1.zip beside the checkout.");
            return;
        }

        var habits = export.Habits().ToList();

        Assert.Equal(["someone", "value habit"], habits.Select(habit => habit.Name));
        foreach (var (_, facts, scores) in habits)
            Assert.All(scores, score => Assert.Equal(score.Score, Given(facts).SeenFrom(score.Day).Strength, 4));
    }
}
