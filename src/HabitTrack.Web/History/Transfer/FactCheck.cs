namespace HabitTrack.Web;

/// <summary>Whether a fact says nothing that a request could not have said: the same limits, from the same annotations.</summary>
internal static class FactCheck
{
    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? WhyNot(PersonEvent fact)
    {
        try
        {
            var errors = Parts(fact).SelectMany(part => Validation.Errors(part, wasRecorded: true)).Select(error => $"{error.Key[2..]}: {error.Value[0]}");
            return errors.FirstOrDefault();
        }
        catch (ProblemException wrong)
        {
            return wrong.Problem.Errors is { Count: > 0 } errors ? $"{errors.First().Key[2..]}: {errors.First().Value[0]}" : wrong.Message;
        }
    }

    private static IEnumerable<object> Parts(PersonEvent fact) => fact switch
    {
        EntryEvent entry => Of(entry),
        HabitStarted { DeclaredAt: { } at } started when !IsDayOf(started.StartedOn, at) =>
            throw new ProblemException(Problems.Invalid("$.declaredAt", "It is an instant of the day that startedOn names, in some zone.")),
        HabitStarted started => [Of(started)],
        HabitDetailsChanged changed => [Of(changed.Before), Of(changed.After)],
        GoalDeclared declared => [GoalOf(declared.Goal), new TurnRequest { On = declared.EffectiveFrom }],
        DaySkipped skipped => [As<SkipRequest>(skipped)],
        DayUnskipped unskipped => [As<SkipRequest>(unskipped)],
        HabitPaused paused => [new TurnRequest { On = paused.From }],
        HabitResumed resumed => [new TurnRequest { On = resumed.On }],
        HabitArchived archived => [new TurnRequest { On = archived.On }],
        HabitReopened reopened => [new TurnRequest { On = reopened.On }],
        HabitChangeUndone { Definition.Declared: { Day: var day, At: var at } } when !IsDayOf(day, at) =>
            throw new ProblemException(Problems.Invalid("$.definition.declared.at", "It is an instant of the day beside it, in some zone.")),
        HabitChangeUndone { Definition: { } definition } => Of(definition),
        HabitChangeUndone or HabitRemoved => [],
        ProfileChanged changed => [As<ProfileRequest>(changed.Before), As<ProfileRequest>(changed.After)],
        ExerciseDescribed described => new[] { described.Exercise, described.Before }.OfType<Exercise>().SelectMany(Of),
        DaysOffTaken taken => [new DaysOffRequest { From = taken.From, To = taken.To, Reason = taken.Reason }],
        DaysOffWithdrawn withdrawn => [new DaysOffRequest { From = withdrawn.From, To = withdrawn.To, Reason = withdrawn.Reason }],
        _ => throw new InvalidOperationException($"{fact.GetType().Name} is not checked."),
    };

    private static IEnumerable<object> Of(EntryEvent fact)
    {
        foreach (var entry in new[] { fact.Previous, fact.Current }.OfType<Entry>())
        {
            yield return Corrections.ToRequest(entry);
            yield return new TurnRequest { On = entry.Day };
            if ((entry.Timing == Timing.Day) == entry.PerformedAt is not null)
                throw new ProblemException(Problems.Invalid("$.performedAt", "It is there where it was timed by an instant, and only there."));
        }

        yield return new ReasonRequest { Reason = (fact as EntryCorrected)?.Reason ?? (fact as EntryRetracted)?.Reason ?? (fact as EntryRestored)?.Reason };
    }

    private static IEnumerable<object> Of(HabitDefinition definition) =>
    [
        Of(definition.HasLife ? definition.Details : definition.Details with { StartedOn = PersonalCalendar.LastDay }),
        .. definition.Goals.Select(goal => GoalOf(goal.Goal, definition.Kind)),
        .. definition.Goals.Select(goal => new TurnRequest { On = goal.EffectiveFrom }),
        .. definition.Pauses.Select(pause => pause.Day).Concat(definition.Life.Select(change => change.Day)).Select(day => new TurnRequest { On = day }),
        .. definition.Skips.Select(As<SkipRequest>),
    ];

    private static HabitRequest Of(HabitStarted started) =>
        Of(new HabitDetails(started.Name, started.StartedOn, started.Forgive, started.Order, started.Tags)) with
        {
            Kind = started.Kind,
            Goal = GoalOf(started.Goal, started.Kind),
        };

    /// <summary>No zone is further than a day from UTC.</summary>
    private static bool IsDayOf(DateOnly day, DateTimeOffset at) =>
        at.Year > 1 && Math.Abs(DateOnly.FromDateTime(at.UtcDateTime).DayNumber - day.DayNumber) <= 1;

    private static HabitRequest Of(HabitDetails details) => As<HabitRequest>(details);

    private static IEnumerable<object> Of(Exercise exercise)
    {
        if (!Limits.IsExerciseKey(exercise.Key))
            throw new ProblemException(Problems.Invalid("$.key", new ExerciseKeyAttribute().FormatErrorMessage("key")));

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
        kind is { } some && !HabitKinds.AllowsUnit(some, goal.Unit)
            ? throw new ProblemException(Problems.Of(Refusal.UnitNotAllowed(some, goal.Unit)))
            : As<GoalRequest>(goal);

    /// <summary>The request that says the same, in fields of the same names.</summary>
    private static TRequest As<TRequest>(object fact) => JsonSerializer.SerializeToElement(fact, HabitJson.Options).Deserialize<TRequest>(HabitJson.Options)!;
}
