namespace HabitTrack.Web;

/// <summary>A habit's definition as it is shown.</summary>
internal sealed record HabitBody(
    string Habit,
    HabitKind Kind,
    string Name,
    Goal Goal,
    IReadOnlyList<GoalBody> Goals,
    int Forgive,
    DateOnly? StartedOn,
    DateOnly? ArchivedOn,
    bool Paused,
    IReadOnlyList<SpanBody> Pauses,
    IReadOnlyList<SpanBody> Life,
    IReadOnlyList<Skip> Skips,
    int Order,
    IReadOnlyList<string> Tags,
    long Version)
{
    /// <summary>A habit that was started by a log and has no entry left has no start and no life.</summary>
    public static HabitBody Of(string id, HabitState habit, PersonView person, long version)
    {
        var definition = habit.Habit.Definition!.In(person.Calendar);
        var view = person.View(habit);
        var start = definition.HasLife ? definition.Start : (DateOnly?)null;
        return new HabitBody(
            id,
            definition.Kind,
            definition.Details.Name,
            view.Goal,
            definition.Goals.Select(goal => GoalBody.Of(goal, start)).ToList(),
            definition.Details.Forgive,
            start,
            definition.ArchivedOn,
            definition.IsPaused(person.AsOf),
            Spans(definition.Pauses.Select(pause => (pause.Day, pause.Change == PauseChange.Paused)), later: -1).ToList(),
            start is { } first
                ? Spans(
                    definition.Life.Where(life => life.Day >= first).Select(life => (life.Day, life.Change == LifeChange.Reopened)).Prepend((first, true)),
                    later: 0).ToList()
                : [],
            definition.Skips,
            definition.Details.Order,
            definition.Details.Tags,
            version);
    }

    /// <summary>From each beginning to the end that follows it: the day of it, or so many days later.</summary>
    private static IEnumerable<SpanBody> Spans(IEnumerable<(DateOnly Day, bool IsBeginning)> changes, int later)
    {
        DateOnly? from = null;
        foreach (var (day, isBeginning) in changes)
        {
            if (!isBeginning && from is { } first)
                yield return new SpanBody(first, day.AddDays(later));
            from = isBeginning ? day : null;
        }

        if (from is { } running)
            yield return new SpanBody(running, null);
    }
}

/// <summary>A pause, or a stretch of a habit's life; its last day is null while it goes on.</summary>
internal sealed record SpanBody(DateOnly From, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? To);

/// <summary>A goal in a habit's history, and the day it was declared for.</summary>
internal sealed record GoalBody(
    Direction Direction, decimal Amount, string Unit, Per Per, IReadOnlyList<DayOfWeek>? On, int? Days, DateOnly? EffectiveFrom)
{
    public static GoalBody Of(DeclaredGoal declared, DateOnly? start)
    {
        var goal = declared.Goal;
        return new GoalBody(goal.Direction, goal.Amount, goal.Unit, goal.Per, goal.On, goal.Days, declared.EffectiveFrom ?? start);
    }
}

/// <summary>All habits.</summary>
internal sealed record HabitList(IReadOnlyList<HabitBody> Habits, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
