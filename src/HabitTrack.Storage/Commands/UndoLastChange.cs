using HabitTrack.Domain;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Commands;

/// <summary>
/// A command that undoes the person's last change with new events. A change consists of all events of one request. Changes that are already undone, and
/// undos themselves, are skipped, so that another undo goes further back.
/// </summary>
/// <param name="Context">The person, author and time of the request.</param>
public sealed record UndoLastChange(RequestContext Context);

/// <summary>The result of an undo.</summary>
/// <param name="Undone">The undone events, newest first; empty if there was nothing left to undo.</param>
/// <param name="BlockingResult">The result that prevented the undo, including a replay of the same request; null if the undo was committed.</param>
public sealed record UndoResult(IReadOnlyList<IEvent> Undone, CommandResult? BlockingResult);

/// <summary>Handles <see cref="UndoLastChange"/>.</summary>
public static class UndoLastChangeHandler
{
    /// <summary>Finds the last change and commits the commands that reverse it.</summary>
    public static async Task<UndoResult> Handle(
        UndoLastChange message, IDocumentStore store, PersonStates states, CommandBatch batch, CancellationToken cancellation)
    {
        while (true)
        {
            // The expected version makes sure that no other change is committed in between.
            var version = (await states.Load(message.Context.Person, cancellation)).Version;
            var result = await Undo(message.Context with { ExpectedPersonVersion = version }, store, batch, cancellation);
            if (result.BlockingResult is not CommandResult.VersionMismatch || message.Context.ExpectedVersions is not null)
                return result;
        }
    }

    private static async Task<UndoResult> Undo(
        RequestContext context, IDocumentStore store, CommandBatch batch, CancellationToken cancellation)
    {
        if (await store.FindLastChange(context.Person, cancellation) is not { Count: > 0 } change)
        {
            return await FindReplay(context, store, cancellation) is { } earlier
                ? new UndoResult(await store.FindLastUndone(context.Person, cancellation), earlier)
                : new UndoResult([], null);
        }

        var by = context.By with { CausationId = change[0].RequestId };
        var commands = new List<PersonCommand>();
        foreach (var stream in change.GroupBy(e => e.StreamName, StringComparer.Ordinal))
        {
            foreach (var (command, entry) in await Inverses(context.Person, [.. stream], store, cancellation))
                commands.Add(new PersonCommand(stream.Key, command, by, context.At, entry));
        }

        return new CommandResults(await batch.ExecuteTogether(context, commands, cancellation)).BlockingResult switch
        {
            CommandResult.Replayed replayed => new UndoResult(await store.FindLastUndone(context.Person, cancellation), replayed),
            var obstacle => new UndoResult(change, obstacle),
        };
    }

    /// <summary>Returns the replay of a request that was committed before, although nothing is left to undo since then; null if it was not.</summary>
    private static Task<CommandResult.Replayed?> FindReplay(RequestContext context, IDocumentStore store, CancellationToken cancellation) =>
        DatabaseErrors.Guard(async () =>
        {
            if (context.Receipt is not { } receipt)
                return null;

            await using var session = store.QuerySession(context.Person);
            return await session.LoadAsync<Receipt>(receipt.Id, cancellation) is { } known && known.Matches(receipt) ? new CommandResult.Replayed(known) : null;
        });

    /// <summary>Returns the events of the last change that is not undone, newest first; none where nothing is left to undo.</summary>
    public static async Task<IReadOnlyList<IEvent>> FindLastChange(this IDocumentStore store, string person, CancellationToken cancellation)
    {
        var undone = new HashSet<string>(StringComparer.Ordinal);
        var change = new List<IEvent>();
        await foreach (var e in store.ReadHistory(new HistoryQuery(person, NewestFirst: true), cancellation))
        {
            if (change.Count > 0 && e.RequestId != change[0].RequestId)
                break;
            if (e.CausationId is { } cause)
                undone.Add(cause);
            else if (!undone.Contains(e.RequestId))
                change.Add(e);
        }

        return change;
    }

    /// <summary>Returns the events that were undone last, newest first; none where nothing was undone.</summary>
    public static async Task<IReadOnlyList<IEvent>> FindLastUndone(this IDocumentStore store, string person, CancellationToken cancellation)
    {
        string? cause = null;
        var change = new List<IEvent>();
        await foreach (var e in store.ReadHistory(new HistoryQuery(person, NewestFirst: true), cancellation))
        {
            cause ??= e.CausationId;
            if (cause is not null && e.RequestId == cause)
                change.Add(e);
            else if (change.Count > 0)
                break;
        }

        return change;
    }

    /// <summary>Returns the commands that reverse the events of one stream, which are given newest first.</summary>
    private static async Task<List<(object Command, Guid? Entry)>> Inverses(
        string person, List<IEvent> events, IDocumentStore store, CancellationToken cancellation)
    {
        var (stream, first) = (events[0].StreamName, events[^1]);
        var inverses = new List<(object, Guid?)>();
        foreach (var e in events)
        {
            if (Inverse(e.Data) is { } inverse)
                inverses.Add((inverse, (e.Data as EntryEvent)?.EntryId));
        }

        if (inverses.Count < events.Count)
        {
            var before = await DefinitionBefore(person, stream, first.Version, store, cancellation);
            inverses.Add((new UndoHabitChange(first.Version, before), null));
        }

        return inverses;
    }

    /// <summary>Returns the command that reverses an event; null for changes of a habit's definition, which are reversed by <see cref="UndoHabitChange"/>.</summary>
    internal static object? Inverse(object data) => data switch
    {
        EntryLogged logged => new RetractEntry(logged.EntryId, "undone"),
        EntryCorrected corrected => new CorrectEntry(corrected.EntryId, corrected.After, corrected.Before, null, "undone"),
        EntryRetracted retracted => new RestoreEntry(retracted.EntryId, "undone"),
        EntryRestored restored => new RetractEntry(restored.EntryId, "undone"),
        ProfileChanged changed => new ChangeProfile(changed.After, changed.Before),
        ExerciseDescribed described => new UndoExercise((described.Exercise ?? described.Before)!.Key, described.Before),
        DaysOffTaken taken => new WithdrawDaysOff(taken.Id),
        DaysOffWithdrawn withdrawn => new TakeDaysOff(new DayOff(withdrawn.Id, withdrawn.From, withdrawn.To, withdrawn.Reason)),
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
