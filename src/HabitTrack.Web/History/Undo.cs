using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>
/// Undoes the person's last change, by new events. A change is all that one request recorded; undone changes and the undoing itself are
/// passed over, so that undoing again goes further back.
/// </summary>
internal static class Undo
{
    public static void MapUndo(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/v1/undo", Ask)
            .WithTags("History")
            .IsPersonal()
            .WithSummary("Undo the last change, of whatever kind")
            .Gives(Examples.Undone)
            .ChangesManyStreams()
            .Refuses("nothing-to-undo", "entry-changed", "profile-changed", "before-start", "habit-archived");

    private static Task<IResult> Ask(Body<Nothing> body, Caller caller, Habits habits, HttpResponse response, CancellationToken cancellation) =>
        Last(caller, habits, response, cancellation);

    public static async Task<IResult> Last(Caller caller, Habits habits, HttpResponse response, CancellationToken cancellation)
    {
        if (await LastChange(caller.Person, habits.Store, cancellation) is not { Count: > 0 } change)
            return new Problem(StatusCodes.Status409Conflict, "nothing-to-undo", "There is no change left to undo.");

        var undoing = caller with { Author = new(caller.By with { CausationId = change[0].By.CorrelationId }) };
        var commits = new List<Commit>();
        foreach (var stream in change.GroupBy(fact => fact.Stream))
            commits.AddRange(await Commits(stream.ToList(), undoing, habits, cancellation));

        commits[0] = commits[0] with { Key = caller.KeyFor(default, StatusCodes.Status200OK) };
        switch (Together.Of(await habits.Store.ExecuteTogether(commits, cancellation)))
        {
            case Outcome.Replayed:
                response.TellReplayed();
                return Answers.Ok(Answer(await LastUndone(caller.Person, habits.Store, cancellation)));
            case { } refused:
                return Problems.Of(refused);
            default:
                return Answers.Ok(Answer(change));
        }
    }

    private static UndoAnswer Answer(IEnumerable<Recorded> change) => new(change.Select(EventView.Of).ToList());

    /// <summary>The events of the last change that stands, newest first.</summary>
    private static async Task<IReadOnlyList<Recorded>> LastChange(string person, IEventStore store, CancellationToken cancellation)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        var change = new List<Recorded>();
        await foreach (var fact in store.ReadAll(new EventQuery(person, NewestFirst: true), cancellation))
        {
            if (change.Count > 0 && fact.By.CorrelationId != change[0].By.CorrelationId)
                break;
            if (fact.By.CausationId is { } cause)
                undone.Add(cause);
            else if (fact.By.CorrelationId is { } request && !undone.Contains(request))
                change.Add(fact);
        }

        return change;
    }

    /// <summary>The events that were undone last, newest first.</summary>
    private static async Task<IReadOnlyList<Recorded>> LastUndone(string person, IEventStore store, CancellationToken cancellation)
    {
        string? cause = null;
        var change = new List<Recorded>();
        await foreach (var fact in store.ReadAll(new EventQuery(person, NewestFirst: true), cancellation))
        {
            cause ??= fact.By.CausationId;
            if (cause is not null && fact.By.CorrelationId == cause)
                change.Add(fact);
            else if (change.Count > 0)
                break;
        }

        return change;
    }

    /// <summary>What takes back the events of one stream, given newest first.</summary>
    private static async Task<IReadOnlyList<Commit>> Commits(
        IReadOnlyList<Recorded> facts, Caller caller, Habits habits, CancellationToken cancellation)
    {
        var (stream, first) = (facts[0].Stream, facts[^1]);
        var commits = new List<Commit>();
        foreach (var fact in facts)
        {
            if (Inverse(fact.Data) is { } inverse)
                commits.Add(habits.Commit(stream, inverse, caller, (fact.Data as EntryEvent)?.EntryId));
        }

        if (commits.Count < facts.Count || await MayHaveMovedTheStart(facts, habits.Store, cancellation))
        {
            var before = await DefinitionBefore(first, habits.Store, cancellation);
            commits.Add(habits.Commit(stream, new UndoHabitChange(first.Version, before), caller));
        }

        return commits;
    }

    /// <summary>Whether the habit was started by a log and now begins with one of these.</summary>
    private static async Task<bool> MayHaveMovedTheStart(IReadOnlyList<Recorded> facts, IEventStore store, CancellationToken cancellation) =>
        facts.Any(fact => fact.Data is EntryEvent)
        && (await store.Load(facts[0].Stream, cancellation)).State is Habit { Definition: { ByLog: true, Start: var start } }
        && facts.Any(fact => fact.Data is EntryEvent { Current.Day: var day } && day == start);

    private static object? Inverse(object fact) => fact switch
    {
        EntryLogged logged => new RetractEntry(logged.EntryId, "undone"),
        EntryCorrected corrected => new CorrectEntry(corrected.EntryId, corrected.After, corrected.Before, null, "undone"),
        EntryRetracted retracted => new RestoreEntry(retracted.EntryId, "undone"),
        EntryRestored restored => new RetractEntry(restored.EntryId, "undone"),
        ProfileChanged changed => new ChangeProfile(changed.After, changed.Before),
        ExerciseDescribed described => new UndoExercise((described.Exercise ?? described.Before)!.Key, described.Before),
        _ => null,
    };

    private static async Task<HabitDefinition?> DefinitionBefore(Recorded fact, IEventStore store, CancellationToken cancellation)
    {
        var habit = Habit.Initial;
        await foreach (var earlier in store.ReadStream(fact.Stream, Cut.None, cancellation))
        {
            if (earlier.Version >= fact.Version)
                break;
            habit = Habit.Evolve(habit, earlier.Data);
        }

        return habit.Definition;
    }
}

/// <summary>The events that were undone, newest first.</summary>
internal sealed record UndoAnswer(IReadOnlyList<EventView> Undone);
