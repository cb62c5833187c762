using HabitTrack.Domain;

namespace HabitTrack.Web;

/// <summary>A habit's definition as it is shown.</summary>
internal sealed record HabitBody(
    string Habit,
    HabitKind Kind,
    string Name,
    Goal Goal,
    IReadOnlyList<GoalBody> Goals,
    int Forgive,
    DateOnly StartedOn,
    DateOnly? ArchivedOn,
    bool Paused,
    IReadOnlyList<DatedTurn> Pauses,
    IReadOnlyList<DatedTurn> Life,
    IReadOnlyList<Skip> Skips,
    int Order,
    IReadOnlyList<string> Tags,
    long Version)
{
    public static HabitBody Of(string id, Habit habit, PersonView person, long version)
    {
        var definition = habit.Definition!;
        var view = person.View(habit);
        return new HabitBody(
            id,
            definition.Kind,
            definition.Details.Name,
            view.Goal,
            definition.Goals.Select(goal => GoalBody.Of(goal, definition.Start)).ToList(),
            definition.Details.Forgive,
            definition.Start,
            definition.ArchivedOn,
            definition.IsPaused(person.AsOf),
            definition.Pauses,
            definition.Life,
            definition.Skips,
            definition.Details.Order,
            definition.Details.Tags,
            version);
    }
}

/// <summary>A goal in a habit's history, and the day it was declared for.</summary>
internal sealed record GoalBody(
    Direction Direction, decimal Amount, string Unit, Per Per, IReadOnlyList<DayOfWeek>? On, int? Days, DateOnly EffectiveFrom)
{
    public static GoalBody Of(DeclaredGoal declared, DateOnly start)
    {
        var goal = declared.Goal;
        return new GoalBody(goal.Direction, goal.Amount, goal.Unit, goal.Per, goal.On, goal.Days, declared.EffectiveFrom ?? start);
    }
}

/// <summary>All habits.</summary>
internal sealed record HabitList(IReadOnlyList<HabitBody> Habits, string? Next);
