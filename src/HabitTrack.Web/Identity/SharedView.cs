namespace HabitTrack.Web;

/// <summary>What a share link shows: the habits that are on, without notes, pain, advice and history.</summary>
/// <param name="Title">Whose habits they are, where the person says what to call them.</param>
/// <param name="Day">The day it is seen from.</param>
/// <param name="Habits">The habits, in the person's order.</param>
public sealed record SharedView(string Title, string Day, IReadOnlyList<SharedHabit> Habits)
{
    internal static SharedView Of(DashboardView dashboard, PersonView person) => new(
        dashboard.Name is { } name ? $"{name}: habits" : "Habits",
        Words.Day(dashboard.AsOf, person.Today),
        dashboard.Habits.Where(habit => !habit.Archived).Select(SharedHabit.Of).ToList());
}

/// <summary>A habit as a share link shows it.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Streak">The current streak, such as 12 days.</param>
/// <param name="Longest">The longest.</param>
/// <param name="Strength">In percent.</param>
public sealed record SharedHabit(string Name, string Streak, string Longest, int Strength)
{
    internal static SharedHabit Of(HabitCard card) => new(
        card.Name,
        Words.Counted(card.Current.Length, card.Unit),
        Words.Counted(card.Longest.Length, card.Unit),
        (int)Math.Round(card.Strength * 100));
}
