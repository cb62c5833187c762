using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using JasperFx.Events;

namespace HabitTrack.Storage.Imports;

/// <content>Adds events again that were undone after they had been imported.</content>
public sealed partial class ImportRegister
{
    /// <summary>Adds the known events of a file again that were undone, one by one or by taking an import back, except where something else was changed since.</summary>
    /// <param name="context">The person, author and time of the request. The author has the id of the import.</param>
    /// <param name="known">The sequences of the events of the file that the person has.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<AddedAgain> AddAgain(RequestContext context, IReadOnlySet<long> known, CancellationToken cancellation)
    {
        var hasOthers = await HasOthers(context, known, cancellation);
        var (added, versions, refused) = await Commit(
            context, () => hasOthers ? Undone(context, known, cancellation) : AsyncEnumerable.Empty<Step>(), cancellation);
        return new AddedAgain(
            added,
            versions,
            [.. refused.Select(one => new ImportProblem(null, $"Version {one.Event.Version} of {one.Event.StreamName}: {one.Refusal.Detail}"))]);
    }

    /// <summary>Returns the number of events that <see cref="AddAgain"/> would add again.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<long> CountToAddAgain(RequestContext context, IReadOnlySet<long> known, CancellationToken cancellation) =>
        await HasOthers(context, known, cancellation) ? await Undone(context, known, cancellation).LongCountAsync(cancellation) : 0;

    /// <summary>Whether the person has events other than the known ones, which can have undone them.</summary>
    private async Task<bool> HasOthers(RequestContext context, IReadOnlySet<long> known, CancellationToken cancellation) =>
        known.Count > 0 && (await states.Load(context.Person, cancellation)).Version > known.Count;

    private async IAsyncEnumerable<Step> Undone(RequestContext context, IReadOnlySet<long> known, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (later, undone, undoneChanges) = (new LaterChanges(), new Dictionary<long, string>(), new HashSet<(string, string)>());
        await foreach (var e in store.ReadHistory(new HistoryQuery(context.Person, NewestFirst: true), cancellation))
        {
            if (!known.Contains(e.Sequence))
            {
                later.Add(e);
                continue;
            }

            if (later.HaveUndone(e))
                undoneChanges.Add(LaterChanges.ChangeOf(e));
            if (e.CausationId is not null)
                later.Exclude(e);
            else if (later.CanAddAgain(e))
                undone.Add(e.Sequence, LaterChanges.SubjectOf(e));
        }

        // What other imports have changed since stays as it is. Those that have added the same events again do not count.
        var changed = later.Imported
            .Where(change => !undoneChanges.Contains(change.Key))
            .GroupBy(change => change.Key.Subject, change => change.Value, StringComparer.Ordinal)
            .ToDictionary(subject => subject.Key, subject => subject.Max(), StringComparer.Ordinal);
        if (undone.Count == 0)
            yield break;
        await foreach (var e in store.ReadHistory(new HistoryQuery(context.Person, After: undone.Keys.Min() - 1, UpTo: undone.Keys.Max()), cancellation))
        {
            if (undone.TryGetValue(e.Sequence, out var subject) && changed.GetValueOrDefault(subject) < e.Sequence)
                yield return new Step(Again(context, e), e);
        }
    }

    private static PersonCommand Again(RequestContext context, IEvent e)
    {
        // The request of the original event, so that undo reverses the same events together.
        var by = context.By with { CorrelationId = e.RequestId, Origin = e.Origin };
        EntryCommand? command = e.Data switch
        {
            EntryLogged logged => new RestoreEntry(logged.EntryId, null),
            EntryRestored restored => new RestoreEntry(restored.EntryId, restored.Reason),
            EntryRetracted retracted => new RetractEntry(retracted.EntryId, retracted.Reason),
            EntryCorrected corrected => new CorrectEntry(corrected.EntryId, corrected.Before, corrected.After, null, corrected.Reason),
            _ => null,
        };
        return new PersonCommand(
            command is null ? new ImportedEvent(e.StreamName, (PersonEvent)e.Data, null) : new StreamCommand.ToHabit(e.StreamName, command),
            by,
            context.At,
            IsOptional: true);
    }
}

/// <summary>What was added again.</summary>
/// <param name="Count">The number of events of the file that were added again.</param>
/// <param name="Versions">The number of new events by stream.</param>
/// <param name="Problems">A problem for each event that the rules refuse.</param>
public sealed record AddedAgain(long Count, IReadOnlyDictionary<string, long> Versions, IReadOnlyList<ImportProblem> Problems);
