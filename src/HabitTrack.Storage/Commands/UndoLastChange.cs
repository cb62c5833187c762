using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Commands;

/// <summary>
/// Undo the person's last change, by new events. A change is all that one request recorded; undone changes and the undoing itself are passed over, so that
/// undoing again goes further back.
/// </summary>
/// <param name="Context">Who asks.</param>
public sealed record UndoLastChange(RequestContext Context);

/// <summary>What became of an undo.</summary>
/// <param name="Undone">The events that were undone, newest first; none where there was nothing left to undo.</param>
/// <param name="Obstacle">What kept them from being undone, or says that the same request had undone them before; null when they were undone now.</param>
public sealed record UndoResult(IReadOnlyList<IEvent> Undone, CommandResult? Obstacle);

/// <summary>Handles <see cref="UndoLastChange"/>.</summary>
public static class UndoLastChangeHandler
{
    /// <summary>Finds the change and commits what takes it back.</summary>
    public static async Task<UndoResult> Handle(
        UndoLastChange message, IDocumentStore store, PersonStates states, CommandBatch batch, CancellationToken cancellation)
    {
        while (true)
        {
            // What is undone is the last change only while nothing comes after it.
            var version = (await states.Load(message.Context.Person, cancellation)).Version;
            var result = await Undo(message.Context with { ExpectedPersonVersion = version }, store, batch, cancellation);
            if (result.Obstacle is not CommandResult.VersionMismatch || message.Context.ExpectedVersions is not null)
                return result;
        }
    }

    private static async Task<UndoResult> Undo(
        RequestContext context, IDocumentStore store, CommandBatch batch, CancellationToken cancellation)
    {
        if (await LastChange(context.Person, store, cancellation) is not { Count: > 0 } change)
            return new UndoResult([], null);

        var by = context.By with { CausationId = RequestOf(change[0]) };
        var commands = new List<PersonCommand>();
        foreach (var stream in change.GroupBy(one => one.StreamName, StringComparer.Ordinal))
        {
            foreach (var (command, entry) in await Inverses(context.Person, [.. stream], store, cancellation))
                commands.Add(new PersonCommand(stream.Key, command, by, context.At, entry));
        }

        return new CommandResults(await batch.ExecuteTogether(context, commands, cancellation)).Obstacle switch
        {
            CommandResult.Replayed replayed => new UndoResult(await LastUndone(context.Person, store, cancellation), replayed),
            var obstacle => new UndoResult(change, obstacle),
        };
    }

    /// <summary>The events of the last change that stands, newest first.</summary>
    private static async Task<List<IEvent>> LastChange(string person, IDocumentStore store, CancellationToken cancellation)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        var change = new List<IEvent>();
        await foreach (var one in store.ReadHistory(new HistoryQuery(person, NewestFirst: true), cancellation))
        {
            if (change.Count > 0 && RequestOf(one) != RequestOf(change[0]))
                break;
            if (one.CausationId is { } cause)
                undone.Add(cause);
            else if (!undone.Contains(RequestOf(one)))
                change.Add(one);
        }

        return change;
    }

    /// <summary>What the events of one request have in common. Other programs may record events without a correlation id: each is a change of its own.</summary>
    private static string RequestOf(IEvent one) => one.CorrelationId ?? one.Id.ToString();

    /// <summary>The events that were undone last, newest first.</summary>
    private static async Task<List<IEvent>> LastUndone(string person, IDocumentStore store, CancellationToken cancellation)
    {
        string? cause = null;
        var change = new List<IEvent>();
        await foreach (var one in store.ReadHistory(new HistoryQuery(person, NewestFirst: true), cancellation))
        {
            cause ??= one.CausationId;
            if (cause is not null && RequestOf(one) == cause)
                change.Add(one);
            else if (change.Count > 0)
                break;
        }

        return change;
    }

    /// <summary>What takes back the events of one stream, given newest first.</summary>
    private static async Task<List<(object Command, Guid? Entry)>> Inverses(
        string person, List<IEvent> events, IDocumentStore store, CancellationToken cancellation)
    {
        var (stream, first) = (events[0].StreamName, events[^1]);
        var inverses = new List<(object, Guid?)>();
        foreach (var one in events)
        {
            if (Inverse(one.Data) is { } inverse)
                inverses.Add((inverse, (one.Data as EntryEvent)?.EntryId));
        }

        if (inverses.Count < events.Count)
        {
            var before = await DefinitionBefore(person, stream, first.Version, store, cancellation);
            inverses.Add((new UndoHabitChange(first.Version, before), null));
        }

        return inverses;
    }

    private static object? Inverse(object data) => data switch
    {
        EntryLogged logged => new RetractEntry(logged.EntryId, "undone"),
        EntryCorrected corrected => new CorrectEntry(corrected.EntryId, corrected.After, corrected.Before, null, "undone"),
        EntryRetracted retracted => new RestoreEntry(retracted.EntryId, "undone"),
        EntryRestored restored => new RetractEntry(restored.EntryId, "undone"),
        ProfileChanged changed => new ChangeProfile(changed.After, changed.Before),
        ExerciseDescribed described => new UndoExercise((described.Exercise ?? described.Before)!.Key, described.Before),
        _ => null,
    };

    private static async Task<HabitDefinition?> DefinitionBefore(
        string person, string stream, long version, IDocumentStore store, CancellationToken cancellation)
    {
        var habit = Habit.Initial;
        await foreach (var earlier in store.ReadHistory(new HistoryQuery(person, Stream: stream), cancellation))
        {
            if (earlier.Version >= version)
                break;
            if (earlier.Data is HabitEvent data)
                habit = Habit.Evolve(habit, data);
        }

        return habit.Definition;
    }
}
