using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Queries;
using Marten;
using Npgsql;

namespace HabitTrack.Storage.Imports;

/// <summary>The imports of people. What an import added can be taken back, and added again.</summary>
public sealed partial class ImportRegister(IDocumentStore store, NpgsqlDataSource database, PersonStates states, CommandBatch batch)
{
    private const int BatchSize = 1_000;

    /// <summary>Stores the progress of an import, unless the person was erased. What is stored about taking it back is kept.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task Save(string person, ImportRecord import, CancellationToken cancellation) => Update(
        person,
        import.Id,
        saved => saved is null ? import : import with { TakenBackAt = saved.TakenBackAt, TakenBack = saved.TakenBack, Kept = saved.Kept },
        cancellation);

    /// <summary>Changes a stored import under the lock of the person. Returns null, without a change, if the person was erased.</summary>
    private Task<ImportRecord?> Update(
        string person, Guid id, Func<ImportRecord?, ImportRecord> change, CancellationToken cancellation) =>
        DatabaseErrors.GuardWrite<ImportRecord?>(database, async () =>
        {
            await using var session = store.LightweightSession(person);
            await session.BeginTransactionAsync(cancellation);
            var locks = await PersonLocks.Take(session.Connection!, [person], lockStreams: false, cancellation);
            if (locks.Erased.Contains(person))
                return null;
            var import = change(await session.LoadAsync<ImportRecord>(id, cancellation));
            session.Store(import);
            await session.SaveChangesAsync(cancellation);
            return import;
        });

    /// <summary>Finds an import; null if the person has none with the id.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<ImportRecord?> Find(string person, Guid id, CancellationToken cancellation) => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession(person);
        return await session.LoadAsync<ImportRecord>(id, cancellation);
    });

    /// <summary>Returns a page of the person's imports, newest first.</summary>
    /// <param name="person">The id of the person.</param>
    /// <param name="before">The id of the last import of the previous page; null for the first page.</param>
    /// <param name="limit">The maximum number of imports.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<IReadOnlyList<ImportRecord>> List(string person, Guid? before, int limit, CancellationToken cancellation) => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession(person);
        IQueryable<ImportRecord> imports = session.Query<ImportRecord>();
        if (before is { } id)
            imports = imports.Where(import => import.Id.CompareTo(id) < 0);
        return await imports.OrderByDescending(import => import.Id).Take(limit).ToListAsync(cancellation);
    });

    /// <summary>Commits optional commands, if the person has made no other change since a version.</summary>
    /// <returns>The results; null if there was another change.</returns>
    private async Task<CommandResults?> Commit(RequestContext context, long version, List<PersonCommand> commands, CancellationToken cancellation)
    {
        var results = new CommandResults(await batch.ExecuteTogether(context with { ExpectedPersonVersion = version }, commands, cancellation));
        return results.All[0] is CommandResult.VersionMismatch ? null : results;
    }
}
