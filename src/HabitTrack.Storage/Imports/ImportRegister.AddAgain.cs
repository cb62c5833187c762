using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using JasperFx.Events;

namespace HabitTrack.Storage.Imports;

/// <content>Adds events again that were undone after they had been imported.</content>
public sealed partial class ImportRegister
{
    /// <summary>
    /// Adds the events of a file again that exist and were undone since, one by one or by taking an import back, except where something else was changed
    /// since. The events must exist.
    /// </summary>
    /// <param name="context">The person, author and time of the request. The author has the id of the import.</param>
    /// <param name="versions">The version of the last event in the file, by stream.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>The number of events that were added again, and a problem for each one that the rules refuse.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<(long Added, IReadOnlyList<ImportProblem> Problems)> AddAgain(
        RequestContext context, IReadOnlyDictionary<string, long> versions, CancellationToken cancellation)
    {
        var (added, problems, isComplete) = (0L, new List<ImportProblem>(), false);
        while (!isComplete)
        {
            problems.Clear();
            isComplete = true;
            var state = await states.Load(context.Person, cancellation);
            if (versions.All(stream => state.VersionOf(stream.Key) <= stream.Value))
                break;

            var version = state.Version;
            var undone = await FindUndone(context.Person, versions, cancellation);
            await foreach (var events in Undone(context.Person, undone, cancellation).Chunk(BatchSize).WithCancellation(cancellation))
            {
                if (await Commit(context, version, [.. events.Select(e => Again(context, e))], cancellation) is not { } results)
                {
                    isComplete = false;
                    break;
                }

                foreach (var (result, e) in results.All.Zip(events))
                {
                    version += (result as CommandResult.Committed)?.Events.Count ?? 0;
                    added += result is CommandResult.Committed { Events.Count: > 0 } ? 1 : 0;
                    if (result is CommandResult.Refused { Refusal: var refusal })
                        problems.Add(new ImportProblem(null, $"Version {e.Version} of {e.StreamName}: {refusal.Detail}"));
                }
            }
        }

        return (added, problems);
    }

    private async Task<IReadOnlySet<long>> FindUndone(string person, IReadOnlyDictionary<string, long> versions, CancellationToken cancellation)
    {
        var (later, undone) = (new LaterChanges(), new HashSet<long>());
        await foreach (var e in store.ReadHistory(new HistoryQuery(person, NewestFirst: true), cancellation))
        {
            if (e.Version > versions.GetValueOrDefault(e.StreamName))
                later.Add(e);
            else if (e.CausationId is not null)
                later.Exclude(e);
            else if (later.CanAddAgain(e))
                undone.Add(e.Sequence);
        }

        return undone;
    }

    private async IAsyncEnumerable<IEvent> Undone(
        string person, IReadOnlySet<long> sequences, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (sequences.Count == 0)
            yield break;
        await foreach (var e in store.ReadHistory(new HistoryQuery(person, After: sequences.Min() - 1, UpTo: sequences.Max()), cancellation))
        {
            if (sequences.Contains(e.Sequence))
                yield return e;
        }
    }

    private static PersonCommand Again(RequestContext context, IEvent e)
    {
        // The request of the original event, so that undo reverses the same events together.
        var by = context.By with { CorrelationId = e.RequestId, Origin = e.Origin };
        object command = e.Data switch
        {
            EntryLogged logged => new RestoreEntry(logged.EntryId, null),
            EntryRestored restored => new RestoreEntry(restored.EntryId, restored.Reason),
            EntryRetracted retracted => new RetractEntry(retracted.EntryId, retracted.Reason),
            EntryCorrected corrected => new CorrectEntry(corrected.EntryId, corrected.Before, corrected.After, null, corrected.Reason),
            _ => new ImportedEvent((PersonEvent)e.Data, null),
        };
        return new PersonCommand(e.StreamName, command, by, context.At, (e.Data as EntryEvent)?.EntryId, IsOptional: true);
    }
}
