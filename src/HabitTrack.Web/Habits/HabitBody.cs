namespace HabitTrack.Web;

/// <summary>The definition of a habit for clients.</summary>
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
    string? Icon,
    HabitColor? Color,
    long Version)
{
    /// <summary>A habit that a log started and that has no entry left has no start and no life.</summary>
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
            Spans(definition.Pauses.Select(pause => (pause.Day, pause.Change == PauseChange.Paused)), endOffset: -1).ToList(),
            start is { } first
                ? Spans(
                    definition.Life.Where(life => life.Day >= first).Select(life => (life.Day, life.Change == LifeChange.Reopened)).Prepend((first, true)),
                    endOffset: 0).ToList()
                : [],
            definition.Skips,
            definition.Details.Order,
            definition.Details.Tags,
            definition.Details.Icon,
            definition.Details.Color,
            version);
    }

    /// <summary>The spans from each beginning to the next end, with an offset in days for the end.</summary>
    private static IEnumerable<SpanBody> Spans(IEnumerable<(DateOnly Day, bool IsBeginning)> changes, int endOffset)
    {
        DateOnly? from = null;
        foreach (var (day, isBeginning) in changes)
        {
            if (!isBeginning && from is { } first)
                yield return new SpanBody(first, day.AddDays(endOffset));
            from = isBeginning ? from ?? day : null;
        }

        if (from is { } open)
            yield return new SpanBody(open, null);
    }
}

/// <summary>A pause or an active span of a habit; the last day is null while it is open.</summary>
internal sealed record SpanBody(DateOnly From, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] DateOnly? To);

/// <summary>A goal in a habit's history, with its effective day.</summary>
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
