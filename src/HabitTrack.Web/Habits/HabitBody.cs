using System.Text.Json.Serialization;
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
    IReadOnlyList<SpanBody> Pauses,
    IReadOnlyList<SpanBody> Life,
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
            PausesOf(definition).ToList(),
            LifeOf(definition).ToList(),
            definition.Skips,
            definition.Details.Order,
            definition.Details.Tags,
            version);
    }

    /// <summary>From the first day of each pause to the day before the resume.</summary>
    private static IEnumerable<SpanBody> PausesOf(HabitDefinition definition)
    {
        DateOnly? from = null;
        foreach (var (day, turn) in definition.Pauses)
        {
            if (turn == Turn.Go && from is { } first)
                yield return new SpanBody(first, day.AddDays(-1));
            from = turn == Turn.Stop ? day : null;
        }

        if (from is { } running)
            yield return new SpanBody(running, null);
    }

    /// <summary>From the start to the archive day, and from each reopening on.</summary>
    private static IEnumerable<SpanBody> LifeOf(HabitDefinition definition)
    {
        DateOnly? from = definition.Start;
        foreach (var (day, turn) in definition.Life)
        {
            if (turn == Turn.Stop && from is { } first)
                yield return new SpanBody(first, day);
            from = turn == Turn.Go ? day : null;
        }

        if (from is { } running)
            yield return new SpanBody(running, null);
    }
}

/// <summary>A pause, or a stretch of a habit's life; its last day is null while it goes on.</summary>
internal sealed record SpanBody(DateOnly From, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? To);

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
internal sealed record HabitList(IReadOnlyList<HabitBody> Habits, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
