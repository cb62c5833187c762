using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using JasperFx.Events;
using Marten;
using Marten.Linq.MatchesSql;
using Npgsql;

namespace HabitTrack.Storage.Imports;

/// <summary>The imports of people. What an import added can be taken back, and added again.</summary>
public sealed partial class ImportRegister(
    IDocumentStore store, NpgsqlDataSource database, string connectionString, PersonStates states, CommandBatch batch)
{
    private const string NumberColumn = "coalesce((d.data ->> 'number')::bigint, 0)", NewestFirst = $"{NumberColumn} DESC, d.id DESC";

    /// <summary>Stores the progress of an import, unless the person was erased. What is stored about taking it back is kept.</summary>
    /// <returns>The import, which is canceled if it was taken back meanwhile.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<ImportRecord> Save(string person, ImportRecord import, CancellationToken cancellation) =>
        await Update(person, import.Id, saved => Merge(import, saved), cancellation) ?? import;

    private static ImportRecord Merge(ImportRecord import, ImportRecord? saved) => saved is null ? import : import with
    {
        Number = saved.Number,
        Status = saved.Status == ImportStatus.Cancelled ? saved.Status : import.Status,
        TakenBackAt = saved.TakenBackAt,
        TakenBack = saved.TakenBack,
        Kept = saved.Kept,
    };

    /// <summary>Changes a stored import. Returns null, without a change, if the person was erased.</summary>
    private async Task<ImportRecord?> Update(string person, Guid id, Func<ImportRecord?, ImportRecord> change, CancellationToken cancellation)
    {
        ImportRecord? changed = null;
        await Write(person, async session => session.Store(changed = change(await session.LoadAsync<ImportRecord>(id, cancellation))), cancellation);
        return changed;
    }

    /// <summary>Stores an import with the next number. The clocks of nodes say nothing about the order of imports.</summary>
    private static async Task StoreAsLatest(IDocumentSession session, ImportRecord import, CancellationToken cancellation)
    {
        var last = await session.Query<ImportRecord>().OrderBySql(NewestFirst).FirstOrDefaultAsync(cancellation);
        session.Store(import with { Number = (last?.Number ?? 0) + 1 });
    }

    /// <summary>Writes documents under the lock of the person, and wakes those who follow the import.</summary>
    /// <returns>Whether it was done; false if the person was erased.</returns>
    private Task<bool> Write(string person, Func<IDocumentSession, Task> write, CancellationToken cancellation) =>
        DatabaseErrors.GuardWrite(database, async () =>
        {
            await using var session = store.LightweightSession(person);
            await session.BeginTransactionAsync(cancellation);
            var locks = await PersonLocks.Take(session.Connection!, [person], lockStreams: false, cancellation);
            if (locks.Erased.Contains(person))
                return false;
            await write(session);
            session.QueueSqlCommand("SELECT pg_notify(?, ?)", Notifications.Appended, person);
            await session.SaveChangesAsync(cancellation);
            return true;
        });

    /// <summary>Finds an import; null if the person has none with the id.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<ImportRecord?> Find(string person, Guid id, CancellationToken cancellation) => Load<ImportRecord>(person, id, cancellation);

    /// <summary>Returns a page of the person's imports, newest first.</summary>
    /// <param name="person">The id of the person.</param>
    /// <param name="before">The id of the last import of the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of imports.</param>
    /// <param name="isEffective">Whether to leave out imports that were completed without adding or refusing anything.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<IReadOnlyList<ImportRecord>> List(
        string person, Guid? before, int limit, bool isEffective, CancellationToken cancellation) => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession(person);
        IQueryable<ImportRecord> imports = session.Query<ImportRecord>();
        if (before is { } id)
        {
            var number = (await session.LoadAsync<ImportRecord>(id, cancellation))?.Number ?? 0;
            imports = imports.Where(import => import.MatchesSql($"({NumberColumn}, d.id) < (?, ?)", number, id));
        }

        if (isEffective)
            imports = imports.Where(import => import.Added > 0 || import.Skipped > 0 || import.MatchesSql("d.data ->> 'status' <> 'done'"));
        return await imports.OrderBySql(NewestFirst).Take(limit).ToListAsync(cancellation);
    });

    /// <summary>Commits optional commands in batches. After a concurrent change of the person it reads the commands that are left and goes on.</summary>
    /// <param name="context">The person, author and time of the request.</param>
    /// <param name="read">Reads the commands that are left.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    private async Task<Committed> Commit(RequestContext context, Func<IAsyncEnumerable<Step>> read, CancellationToken cancellation)
    {
        var (changed, appended, refused, isComplete) = (0L, new Dictionary<string, long>(StringComparer.Ordinal), new List<(IEvent, Refusal)>(), false);
        while (!isComplete)
        {
            refused.Clear();
            isComplete = true;
            var version = (await states.Load(context.Person, cancellation)).Version;
            await foreach (var steps in read().InRequestBatches(step => step.Event.RequestId).WithCancellation(cancellation))
            {
                var current = context with { ExpectedPersonVersion = version };
                var results = await batch.ExecuteTogether(current, [.. steps.Select(step => step.Command)], cancellation);
                isComplete = results[0] is not CommandResult.VersionMismatch;
                if (!isComplete)
                    break;

                foreach (var (result, step) in results.Zip(steps))
                {
                    if (result is CommandResult.Refused { Refusal: var refusal })
                        refused.Add((step.Event, refusal));
                    if (result is not CommandResult.Committed { Events: { Count: > 0 } events })
                        continue;
                    (version, changed) = (version + events.Count, changed + step.Count);
                    var stream = step.Command.Command.Stream;
                    appended[stream] = appended.GetValueOrDefault(stream) + events.Count;
                }
            }
        }

        return new Committed(changed, appended, refused);
    }

    /// <summary>A command that undoes imported events or adds them again, the newest of these events, and their number.</summary>
    private sealed record Step(PersonCommand Command, IEvent Event, int Count = 1);

    /// <summary>The number of events that were undone or added again, the number of new events by stream, and the events for which the rules refused that.</summary>
    private sealed record Committed(long Changed, IReadOnlyDictionary<string, long> Appended, IReadOnlyList<(IEvent Event, Refusal Refusal)> Refused);
}
