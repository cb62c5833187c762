using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Commands;

/// <summary>
/// A command that undoes the person's last change with new events. A change consists of all events of one request. Changes that are already undone, and
/// undos themselves, are skipped, so that another undo goes further back.
/// </summary>
/// <param name="Context">The person, author and time of the request.</param>
/// <param name="Change">The sequence of the newest event of the change to undo, which is refused if it is not the last one; null for the last one.</param>
public sealed record UndoLastChange(RequestContext Context, long? Change = null);

/// <summary>The result of an undo.</summary>
/// <param name="Undone">The undone events, newest first; empty if nothing was undone.</param>
/// <param name="BlockingResult">The result that prevented the undo, including a replay of the same request; null if the undo was committed.</param>
public sealed record UndoResult(IReadOnlyList<IEvent> Undone, CommandResult? BlockingResult);

/// <summary>Handles <see cref="UndoLastChange"/>.</summary>
public static class UndoLastChangeHandler
{
    /// <summary>The reason of the changes to entries that an undo makes.</summary>
    public const string ReasonOfUndo = "undone";

    /// <summary>There is no change that is not undone.</summary>
    public static readonly Refusal NothingToUndo = new("nothing-to-undo", "There is no change left to undo.");

    /// <summary>The change to undo is not the last one.</summary>
    public static readonly Refusal NotLastChange = new(
        "not-last-change",
        "This is not the last change, because another one was recorded or undone in the meantime. Nothing was undone. GET /v1/history lists the changes.");

    /// <summary>Finds the last change and commits the commands that reverse it.</summary>
    public static async Task<UndoResult> Handle(
        UndoLastChange message, IDocumentStore store, PersonStates states, CommandBatch batch, CancellationToken cancellation)
    {
        while (true)
        {
            // The expected version makes sure that no other change is committed in between.
            var person = await states.Load(message.Context.Person, cancellation);
            var current = message with { Context = message.Context with { ExpectedPersonVersion = person.Version } };
            var result = await Undo(current, person, store, batch, cancellation);
            if (result.BlockingResult is not CommandResult.VersionMismatch || message.Context.ExpectedVersions is not null)
                return result;
        }
    }

    private static async Task<UndoResult> Undo(
        UndoLastChange message, PersonState person, IDocumentStore store, CommandBatch batch, CancellationToken cancellation)
    {
        var last = await store.FindLastChange(person.Person, cancellation);
        var refusal = last.Count == 0 ? NothingToUndo : message.Change is { } asked && asked != last[0].Sequence ? NotLastChange : null;
        // Without commands, the batch only looks up whether the request was already executed.
        IReadOnlyList<PersonCommand> commands = refusal is null ? await Commands(message.Context, last, person, store, cancellation) : [];
        var sequence = last is [var newest, ..] ? newest.Sequence : (long?)null;
        var context = message.Context with { Receipt = message.Context.Receipt is { } receipt ? receipt with { Undone = sequence } : null };
        var result = new CommandResults(await batch.ExecuteTogether(context, commands, cancellation)).BlockingResult;
        return result switch
        {
            CommandResult.Replayed replayed => new UndoResult(await store.FindUndone(person.Person, replayed.Receipt, cancellation), result),
            null when refusal is not null => new UndoResult([], new CommandResult.Refused(refusal)),
            _ => new UndoResult(result is null ? last : [], result),
        };
    }

    private static async Task<List<PersonCommand>> Commands(
        RequestContext context, IReadOnlyList<IEvent> change, PersonState person, IDocumentStore store, CancellationToken cancellation)
    {
        var by = context.By with { CausationId = change[0].RequestId };
        var commands = new List<PersonCommand>();
        foreach (var stream in change.GroupBy(e => e.StreamName, StringComparer.Ordinal))
        {
            foreach (var command in await Inverses(person, [.. stream], store, cancellation))
                commands.Add(new PersonCommand(command, by, context.At));
        }

        return commands;
    }

    /// <summary>Returns the events of the last change that is not undone, newest first; none if nothing is left to undo.</summary>
    /// <param name="store">The document store.</param>
    /// <param name="person">The id of the person.</param>
    /// <param name="limit">The number of undos and undone events after which the search ends without a result.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public static async Task<IReadOnlyList<IEvent>> FindLastChange(
        this IDocumentStore store, string person, CancellationToken cancellation, int limit = int.MaxValue) =>
        (await store.ReadChanges(person, limit, cancellation).FirstOrDefaultAsync(change => !change.IsUndone, cancellation)).Events ?? [];

    /// <summary>Returns the events of an undone change, newest first; none if there is no such change.</summary>
    /// <param name="store">The document store.</param>
    /// <param name="person">The id of the person.</param>
    /// <param name="sequence">The sequence of the newest event of the change.</param>
    /// <param name="limit">The number of last events among which the undo must be.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public static async Task<IReadOnlyList<IEvent>> FindUndone(
        this IDocumentStore store, string person, long sequence, int limit, CancellationToken cancellation) =>
        await store.ReadChange(person, sequence, cancellation) is [var newest, ..] change
        && await store.ReadHistory(new HistoryQuery(person, NewestFirst: true), cancellation)
            .Take(limit)
            .AnyAsync(e => e.CausationId == newest.RequestId, cancellation)
            ? change
            : [];

    /// <summary>
    /// Returns the events that an earlier undo undid, newest first. Receipts of earlier versions do not name them: the last undo by then is theirs.
    /// </summary>
    private static async Task<IReadOnlyList<IEvent>> FindUndone(this IDocumentStore store, string person, Receipt receipt, CancellationToken cancellation)
    {
        if (receipt.Undone is { } sequence)
            return await store.ReadChange(person, sequence, cancellation);
        var undo = await store.ReadHistory(new HistoryQuery(person, KnownAt: receipt.CommittedAt, NewestFirst: true), cancellation)
            .FirstOrDefaultAsync(e => e.CausationId is not null, cancellation);
        return (await store.ReadChanges(person, int.MaxValue, cancellation)
            .FirstOrDefaultAsync(change => change.Events[0].RequestId == undo?.CausationId, cancellation)).Events ?? [];
    }

    /// <summary>Reads the change whose newest event has the sequence; none if there is no such event.</summary>
    private static async Task<IReadOnlyList<IEvent>> ReadChange(this IDocumentStore store, string person, long sequence, CancellationToken cancellation)
    {
        var change = new List<IEvent>();
        await foreach (var e in store.ReadHistory(new HistoryQuery(person, After: sequence + 1, NewestFirst: true), cancellation))
        {
            if (e.CausationId is not null || (change.Count == 0 ? e.Sequence != sequence : e.RequestId != change[0].RequestId))
                break;
            change.Add(e);
        }

        return change;
    }

    /// <summary>Reads a person's changes without undos, newest first. The limit on undos and undone events ends it early.</summary>
    private static async IAsyncEnumerable<(IReadOnlyList<IEvent> Events, bool IsUndone)> ReadChanges(
        this IDocumentStore store, string person, int limit, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (undone, change, read) = (new HashSet<string>(StringComparer.Ordinal), new List<IEvent>(), 0);
        await foreach (var e in store.ReadHistory(new HistoryQuery(person, NewestFirst: true), cancellation))
        {
            if (change.Count > 0 && e.RequestId != change[0].RequestId)
            {
                yield return (change, undone.Contains(change[0].RequestId));
                change = [];
            }

            if (e.CausationId is { } cause)
                undone.Add(cause);
            else
                change.Add(e);
            if (++read >= limit && (change.Count == 0 || undone.Contains(e.RequestId)))
                yield break;
        }

        if (change.Count > 0)
            yield return (change, undone.Contains(change[0].RequestId));
    }

    /// <summary>Returns the commands that reverse the events of one stream, which are given newest first.</summary>
    private static async Task<List<StreamCommand>> Inverses(
        PersonState person, List<IEvent> events, IDocumentStore store, CancellationToken cancellation)
    {
        var (stream, first) = (events[0].StreamName, events[^1]);
        var inverses = new List<StreamCommand>();
        foreach (var e in events)
        {
            if (Inverse(e) is { } inverse)
                inverses.Add(inverse);
        }

        if (inverses.Count < events.Count)
        {
            var oldest = events.FindLast(e => Inverse(e) is null)!;
            var (_, before) = await store.ReadDefinitions(person, stream, cancellation)
                .FirstAsync(read => read.Event.Version == oldest.Version, cancellation);
            inverses.Add(new StreamCommand.ToHabit(stream, new UndoHabitChange(first.Version, before)));
        }

        return inverses;
    }

    /// <summary>
    /// Returns the command that reverses an event; null for changes of a habit's definition, which are reversed by <see cref="UndoHabitChange"/>.
    /// </summary>
    internal static StreamCommand? Inverse(IEvent e)
    {
        return e.Data switch
        {
            EntryLogged logged => AboutEntry(new RetractEntry(logged.EntryId, ReasonOfUndo)),
            EntryCorrected corrected => AboutEntry(new CorrectEntry(corrected.EntryId, corrected.After, corrected.Before, null, ReasonOfUndo)),
            EntryRetracted retracted => AboutEntry(new RestoreEntry(retracted.EntryId, ReasonOfUndo)),
            EntryRestored restored => AboutEntry(new RetractEntry(restored.EntryId, ReasonOfUndo)),
            ProfileChanged changed => ToProfile(new ChangeProfile(changed.After, changed.Before)),
            ExerciseDescribed described => ToProfile(new UndoExercise((described.Exercise ?? described.Before)!.Key, described.Before)),
            DaysOffTaken taken => ToProfile(new WithdrawDaysOff(taken.Id)),
            DaysOffWithdrawn withdrawn => ToProfile(new RestoreDaysOff(new DayOff(withdrawn.Id, withdrawn.From, withdrawn.To, withdrawn.Reason))),
            _ => null,
        };

        StreamCommand AboutEntry(EntryCommand command) => new StreamCommand.ToHabit(e.StreamName, command);
        StreamCommand ToProfile(ProfileCommand command) => new StreamCommand.ToProfile(command);
    }

    /// <summary>
    /// Reads the events that changed the definition of a habit, in order, each with the definition before it. A start that was not chosen follows from the
    /// current entries.
    /// </summary>
    internal static async IAsyncEnumerable<(IEvent Event, HabitDefinition? Before)> ReadDefinitions(
        this IDocumentStore store, PersonState person, string stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var habit = Habit.Of(null, person.Habit(stream).Habit.Days);
        var query = new HistoryQuery(person.Person, Stream: stream, Types: HabitEventTypes.OfDefinitions);
        await foreach (var e in store.ReadHistory(query, cancellation))
        {
            yield return (e, habit.Definition);
            habit = Habit.Evolve(habit, (HabitEvent)e.Data);
        }
    }
}
