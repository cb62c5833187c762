
namespace HabitTrack.Web;

/// <summary>What a share link shows: the habits that are on, without notes, pain, advice and history.</summary>
/// <param name="Title">Whose habits they are, where the person says what to call them.</param>
/// <param name="Day">The day it is seen from.</param>
/// <param name="Cards">The habits, in the person's order.</param>
/// <param name="Units">Units that the person reads.</param>
public sealed record SharedView(string Title, string Day, IReadOnlyList<HabitCard> Cards, UnitSystem Units)
{
    internal static SharedView Of(DashboardView dashboard, PersonView person) => new(
        dashboard.Name is { } name ? $"{name}’s habits" : "Habits",
        Words.Day(dashboard.AsOf, person.Today),
        dashboard.Habits.Where(habit => !habit.Archived).ToList(),
        person.Person.Settings.Units);
}
