
namespace HabitTrack.Web;

/// <summary>The content of a share link: the active habits, without notes, pain, advice and history.</summary>
/// <param name="Title">The title, with the name in the person's profile if there is one.</param>
/// <param name="Day">The day of evaluation.</param>
/// <param name="Cards">The habits in the person's order.</param>
/// <param name="Units">The person's units.</param>
public sealed record SharedView(string Title, string Day, IReadOnlyList<HabitCard> Cards, UnitSystem Units)
{
    internal static SharedView Of(DashboardView dashboard, PersonView person) => new(
        dashboard.Name is { } name ? T("{0}’s habits", name) : T("Habits"),
        Words.Day(dashboard.AsOf, person.Today),
        dashboard.Habits.Where(habit => !habit.Archived).ToList(),
        person.Person.Settings.Units);
}
