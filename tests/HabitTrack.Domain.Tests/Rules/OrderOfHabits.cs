namespace HabitTrack.Domain.Tests;

public sealed class OrderOfHabits
{
    private static readonly (string, int)[] Unordered = [("hang", 0), ("walk", 0), ("swim", 10)];

    [Theory]
    [InlineData("walk", true, "hang 1, swim 2")]
    [InlineData("walk", false, "swim 1, walk 2")]
    [InlineData("hang", true, "")]
    [InlineData("swim", false, "")]
    [InlineData("read", true, "")]
    public void changes_by_one_place(string habit, bool isUp, string changed) =>
        Assert.Equal(changed, string.Join(", ", HabitOrder.Move(Unordered, habit, isUp).Select(moved => $"{moved.Id} {moved.Order}")));
}
