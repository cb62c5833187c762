namespace HabitTrack.Domain.Habits;

/// <summary>The places of habits in lists.</summary>
public static class HabitOrder
{
    /// <summary>Moves a habit by one place.</summary>
    /// <param name="habits">The habits in their present order, each with its <see cref="HabitDetails.Order"/>.</param>
    /// <param name="habit">The id of the habit to move.</param>
    /// <param name="isUp">Whether it moves towards the beginning.</param>
    /// <returns>The habits whose order changes, with the new one; none if the habit is at the end already, or not in the list.</returns>
    public static IEnumerable<(string Id, int Order)> Move(IReadOnlyList<(string Id, int Order)> habits, string habit, bool isUp)
    {
        var moved = habits.ToList();
        var from = moved.FindIndex(one => one.Id == habit);
        var to = isUp ? from - 1 : from + 1;
        if (from < 0 || to < 0 || to >= moved.Count)
            return [];

        (moved[from], moved[to]) = (moved[to], moved[from]);
        return moved
            .Select((one, at) => (Habit: one, Order: Math.Min(at, Limits.MaxOrder)))
            .Where(one => one.Habit.Order != one.Order)
            .Select(one => (one.Habit.Id, one.Order));
    }
}
