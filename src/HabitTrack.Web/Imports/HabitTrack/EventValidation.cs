namespace HabitTrack.Web;

/// <summary>Validates imported events with the annotations of the requests.</summary>
internal static class EventValidation
{
    /// <summary>The first validation error of an event; null if it is valid.</summary>
    public static string? Validate(PersonEvent @event)
    {
        try
        {
            return RequestsOf(@event)
                .SelectMany(request => request is Problem problem ? problem.Errors! : Validation.Errors(request, wasRecorded: true))
                .Select(error => $"{error.Key[2..]}: {error.Value[0]}")
                .FirstOrDefault();
        }
        catch (ProblemException exception)
        {
            return exception.Problem.Errors is { Count: > 0 } errors ? $"{errors.First().Key[2..]}: {errors.First().Value[0]}" : exception.Message;
        }
    }

    /// <summary>The requests that an event would follow from, and the problems of what no request has.</summary>
    private static IEnumerable<object> RequestsOf(PersonEvent @event) => @event switch
    {
        EntryEvent entry => Of(entry),
        HabitStarted { DeclaredAt: { } at } started when !IsDayOf(started.StartedOn, at) =>
            [Problems.Invalid("$.declaredAt", "It is an instant of the day that startedOn names, in some zone.")],
        HabitStarted started => [Of(started)],
        HabitDetailsChanged changed => [Of(changed.Before), Of(changed.After)],
        GoalDeclared declared => [GoalOf(declared.Goal), new TurnRequest { On = declared.EffectiveFrom }],
        DaySkipped skipped => [ToRequest<SkipRequest>(skipped)],
        DayUnskipped unskipped => [ToRequest<SkipRequest>(unskipped)],
        HabitPaused paused => [new TurnRequest { On = paused.From }],
        HabitResumed resumed => [new TurnRequest { On = resumed.On }],
        HabitArchived archived => [new TurnRequest { On = archived.On }],
        HabitReopened reopened => [new TurnRequest { On = reopened.On }],
        HabitChangeUndone { Definition.Declared: { Day: var day, At: var at } } when !IsDayOf(day, at) =>
            [Problems.Invalid("$.definition.declared.at", "It is an instant of the day beside it, in some zone.")],
        HabitChangeUndone { Definition: { } definition } => Of(definition),
        HabitChangeUndone or HabitRemoved => [],
        ProfileChanged changed => [ToRequest<ProfileRequest>(changed.Before), ToRequest<ProfileRequest>(changed.After)],
        ExerciseDescribed described => new[] { described.Exercise, described.Before }.OfType<Exercise>().SelectMany(Of),
        DaysOffTaken taken => [new DaysOffRequest { From = taken.From, To = taken.To, Reason = taken.Reason }],
        DaysOffWithdrawn withdrawn => [new DaysOffRequest { From = withdrawn.From, To = withdrawn.To, Reason = withdrawn.Reason }],
        _ => throw new InvalidOperationException($"{@event.GetType().Name} is not checked."),
    };

    private static IEnumerable<object> Of(EntryEvent @event)
    {
        foreach (var entry in new[] { @event.Previous, @event.Current }.OfType<Entry>())
        {
            yield return Corrections.ToRequest(entry);
            yield return new TurnRequest { On = entry.Day };
            if ((entry.Timing == Timing.Day) == entry.PerformedAt is not null)
                yield return Problems.Invalid("$.performedAt", "It is there where it was timed by an instant, and only there.");
            if (entry.PerformedAt is { } at && !IsDayOf(entry.Day, at))
                yield return Problems.Invalid("$.performedAt", $"It is not an instant of {entry.Day:yyyy-MM-dd} in any time zone.");
        }

        yield return new ReasonRequest { Reason = (@event as EntryCorrected)?.Reason ?? (@event as EntryRetracted)?.Reason ?? (@event as EntryRestored)?.Reason };
    }

    private static IEnumerable<object> Of(HabitDefinition definition) =>
    [
        Of(definition.HasLife ? definition.Details : definition.Details with { StartedOn = PersonalCalendar.LastDay }),
        .. definition.Goals.Select(goal => GoalOf(goal.Goal, definition.Kind)),
        .. definition.Goals.Select(goal => new TurnRequest { On = goal.EffectiveFrom }),
        .. definition.Pauses.Select(pause => pause.Day).Concat(definition.Life.Select(change => change.Day)).Select(day => new TurnRequest { On = day }),
        .. definition.Skips.Select(ToRequest<SkipRequest>),
    ];

    private static HabitRequest Of(HabitStarted started) =>
        Of(new HabitDetails(started.Name, started.StartedOn, started.Forgive, started.Order, started.Tags, started.Icon, started.Color)) with
        {
            Kind = started.Kind,
            Goal = GoalOf(started.Goal, started.Kind),
        };

    /// <summary>Whether the instant can be on the day: every time zone is within a day of UTC.</summary>
    private static bool IsDayOf(DateOnly day, DateTimeOffset at) =>
        at.Year > 1 && Math.Abs(DateOnly.FromDateTime(at.UtcDateTime).DayNumber - day.DayNumber) <= 1;

    private static HabitRequest Of(HabitDetails details) => ToRequest<HabitRequest>(details);

    private static IEnumerable<object> Of(Exercise exercise)
    {
        if (!Limits.IsExerciseKey(exercise.Key))
            yield return Problems.Invalid("$.key", new ExerciseKeyAttribute().MessageFor("key"));

        yield return new ExerciseRequest
        {
            Description = exercise.Description,
            Primary = exercise.Primary,
            Secondary = exercise.Secondary,
            Needs = exercise.Needs,
            Kind = exercise.Kind,
            Caution = exercise.Caution,
            Traumatic = exercise.Traumatic,
        };
    }

    private static GoalRequest GoalOf(Goal goal, HabitKind? kind = null) =>
        kind is { } known && !HabitKinds.AllowsUnit(known, goal.Unit)
            ? throw new ProblemException(Problems.Of(Refusal.UnitNotAllowed(known, goal.Unit)))
            : ToRequest<GoalRequest>(goal);

    /// <summary>Converts event data to a request with the same fields.</summary>
    private static TRequest ToRequest<TRequest>(object data) =>
        JsonSerializer.SerializeToElement(data, HabitJson.Options).Deserialize<TRequest>(HabitJson.Options)!;
}
