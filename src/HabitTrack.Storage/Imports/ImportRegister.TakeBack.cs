using System.Runtime.CompilerServices;
using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;

namespace HabitTrack.Storage.Imports;

/// <content>Takes imports back.</content>
public sealed partial class ImportRegister
{
    /// <summary>
    /// Undoes the events of an import, newest first and in batches, except where something else was changed since. It can be repeated, such as after an
    /// interruption.
    /// </summary>
    /// <returns>The import; null if the person has none with the id.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<ImportRecord?> TakeBack(RequestContext context, Guid id, CancellationToken cancellation)
    {
        if (await Find(context.Person, id, cancellation) is not { } import)
            return null;

        // An import that has not ended stops, and takes back what it has added since.
        if (import.IsActive)
            await Update(context.Person, id, saved => (saved ?? import) with { Status = ImportStatus.Cancelled, TakenBackAt = saved?.TakenBackAt ?? context.At }, cancellation);
        var takenBack = await TakeBackEvents(context, import, cancellation);
        // Other imports can have kept something only because of this one.
        foreach (var other in (await TakenBack(context.Person, cancellation)).Where(other => other.Id != id && other.Kept.Count > 0))
            await TakeBackEvents(context, other, cancellation);
        return takenBack;
    }

    private async Task<ImportRecord?> TakeBackEvents(RequestContext context, ImportRecord import, CancellationToken cancellation)
    {
        var kept = new Dictionary<string, KeptChange>(StringComparer.Ordinal);
        var (takenBack, _, refused) = await Commit(context, () => Inverses(context, import, kept, cancellation), cancellation);
        foreach (var (e, refusal) in refused)
            Keep(kept, e, refusal.Detail.ToString());
        if (import.Source != ImportRecord.HabitTrack)
            await Commit(context, () => Starts(context, import, [.. refused.Select(one => one.Event)], cancellation), cancellation);

        return await Update(
            context.Person,
            import.Id,
            saved => (saved ?? import) with
            {
                TakenBackAt = saved?.TakenBackAt ?? context.At,
                TakenBack = (saved ?? import).TakenBack + takenBack,
                Kept = [.. kept.Values],
            },
            cancellation);
    }

    private Task<IReadOnlyList<ImportRecord>> TakenBack(string person, CancellationToken cancellation) => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession(person);
        return await session.Query<ImportRecord>().Where(import => import.TakenBackAt != null).ToListAsync(cancellation);
    });

    /// <summary>
    /// Returns the commands that reverse the events of an import, newest first. One command can reverse several changes of a habit's definition.
    /// </summary>
    private async IAsyncEnumerable<Step> Inverses(
        RequestContext context, ImportRecord import, Dictionary<string, KeptChange> kept, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var (later, definitions) = (new LaterChanges(), new Dictionary<string, Dictionary<long, HabitDefinition?>>(StringComparer.Ordinal));
        var group = new List<IEvent>();
        kept.Clear();
        await foreach (var e in store.ReadHistory(new HistoryQuery(context.Person, NewestFirst: true), cancellation))
        {
            if (e.Sequence <= import.After)
                break;
            if (e.ImportId != import.Id || e.CausationId is not null)
            {
                later.Add(e);
                continue;
            }

            if (later.HaveUndone(e) || later.HaveRemoved(e))
                continue;
            if (later.HaveChanged(e))
            {
                Keep(kept, e, "It was changed after the import.");
                continue;
            }

            var inverse = UndoLastChangeHandler.Inverse(e);
            if (group is [var newest, ..] && (inverse is not null || newest.StreamKey != e.StreamKey || newest.RequestId != e.RequestId))
                yield return await Undo();
            if (inverse is null)
                group.Add(e);
            else
                yield return new Step(Command(e, inverse), e);
        }

        if (group.Count > 0)
            yield return await Undo();

        PersonCommand Command(IEvent e, StreamCommand command) =>
            new(command, context.By with { CausationId = e.RequestId }, context.At, IsOptional: true);

        async Task<Step> Undo()
        {
            var (newest, oldest, count) = (group[0], group[^1], group.Count);
            group.Clear();
            if (!definitions.TryGetValue(oldest.StreamName, out var before))
                definitions[oldest.StreamName] = before = await DefinitionsBefore(context.Person, oldest.StreamName, cancellation);
            var undo = new UndoHabitChange(oldest.Version, before[oldest.Version]);
            return new Step(Command(oldest, new StreamCommand.ToHabit(oldest.StreamName, undo)), newest, count);
        }
    }

    /// <summary>
    /// Returns the commands that move the starts of habits that stay because of other entries. Files of other programs have no starts: the import has derived
    /// them from entries that are taken back now.
    /// </summary>
    private async IAsyncEnumerable<Step> Starts(RequestContext context, ImportRecord import, IReadOnlyList<IEvent> kept, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var person = await states.Load(context.Person, cancellation);
        foreach (var e in kept.Where(e => e.Data is HabitStarted or HabitDetailsChanged))
        {
            if (person.Habit(e.StreamName).Habit is not Habit.Started { Definition: { IsStartChosen: true } habit, Days.FirstEntry: { } first })
                continue;
            var start = habit.Skips is [{ Day: var skipped }, ..] && skipped < first ? skipped : first;
            if (start > habit.Start)
            {
                var command = new StreamCommand.ToHabit(e.StreamName, new PutHabit(null, null, null, null, start, null, null));
                yield return new Step(new PersonCommand(command, context.By with { Import = import.Id }, context.At, IsOptional: true), e);
            }
        }
    }

    /// <summary>Returns the definition of a habit before each event that changed it, by version.</summary>
    private async Task<Dictionary<long, HabitDefinition?>> DefinitionsBefore(string person, string stream, CancellationToken cancellation) =>
        await store.ReadDefinitions(await states.Load(person, cancellation), stream, cancellation)
            .ToDictionaryAsync(read => read.Event.Version, read => read.Before, cancellationToken: cancellation);

    private static void Keep(Dictionary<string, KeptChange> kept, IEvent e, string reason) =>
        kept.TryAdd(LaterChanges.SubjectOf(e), new KeptChange(e.StreamName, (e.Data as EntryEvent)?.EntryId, reason));
}
