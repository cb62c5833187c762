using System.Runtime.CompilerServices;
using HabitTrack.Storage.Queries;
using Marten;

namespace HabitTrack.Storage.Imports;

/// <content>Stores the files of imports that have not ended.</content>
public sealed partial class ImportRegister
{
    private const int ChunkLength = 1 << 19, MaxHeldFiles = 2;

    /// <summary>Takes the lock of an import, which is released when it is disposed, and when this node ends.</summary>
    /// <returns>Null if the import is running.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<IAsyncDisposable?> TryLock(Guid import, CancellationToken cancellation) => DatabaseErrors.Guard<IAsyncDisposable?>(async () =>
        await SessionLock.TryTake(connectionString, BitConverter.ToInt64(import.ToByteArray(), sizeof(long)), cancellation));

    /// <summary>Stores a file with its import. Until all of it is stored, the file is one to decide about.</summary>
    /// <param name="file">The file.</param>
    /// <param name="content">Its content.</param>
    /// <param name="import">The import; null if the person has yet to decide. Then only the last files of the person are kept.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    /// <returns>Whether it was stored; false if the person was erased.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<bool> AddFile(ImportFileDocument file, Stream content, ImportRecord? import, CancellationToken cancellation)
    {
        if (import is null)
        {
            foreach (var older in (await Files(cancellation)).Where(one => one.By is null && one.Person == file.Person).OrderByDescending(one => one.At).Skip(MaxHeldFiles - 1))
                await DeleteFile(older, cancellation);
        }

        var buffer = new byte[ChunkLength];
        for (var number = 0; ; number++)
        {
            var length = await content.ReadAtLeastAsync(buffer, ChunkLength, throwOnEndOfStream: false, cancellation);
            var (chunk, isLast) = (new ImportFileChunk(ChunkId(file.Id, number), buffer[..length]), length < ChunkLength);
            var isStored = await Write(file.Person, async session =>
            {
                session.Store(chunk);
                session.Store(isLast ? file : file with { By = null });
                if (isLast && import is not null)
                    await StoreAsLatest(session, import, cancellation);
            }, cancellation);
            if (isLast || !isStored)
                return isStored;
        }
    }

    /// <summary>Stores the decision to import a file.</summary>
    /// <returns>Whether the file was there, and nothing was decided about it.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<bool> Decide(ImportFileDocument file, ImportRecord import, CancellationToken cancellation)
    {
        var isDecided = false;
        await Write(file.Person, async session =>
        {
            if (await session.LoadAsync<ImportFileDocument>(file.Id, cancellation) is not { By: null })
                return;
            session.Store(file);
            await StoreAsLatest(session, import, cancellation);
            isDecided = true;
        }, cancellation);
        return isDecided;
    }

    /// <summary>Finds a file; null if the person has none with the id.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<ImportFileDocument?> FindFile(string person, Guid id, CancellationToken cancellation) => Load<ImportFileDocument>(person, id, cancellation);

    /// <summary>Returns the files of all people.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task<IReadOnlyList<ImportFileDocument>> Files(CancellationToken cancellation) => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession();
        return await session.Query<ImportFileDocument>().Where(file => file.AnyTenant()).ToListAsync(cancellation);
    });

    /// <summary>Reads the content of a file, part by part.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> ReadFile(ImportFileDocument file, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (var number = 0; await Load<ImportFileChunk>(file.Person, ChunkId(file.Id, number), cancellation) is { } chunk; number++)
            yield return chunk.Content;
    }

    /// <summary>Counts that a node goes on with an import.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task CountRestart(ImportFileDocument file, CancellationToken cancellation) => Write(
        file.Person,
        session =>
        {
            session.Store(file with { Restarts = file.Restarts + 1 });
            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>Deletes a file.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task DeleteFile(ImportFileDocument file, CancellationToken cancellation) => Write(
        file.Person,
        session =>
        {
            Delete(session, file);
            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>Stores the end of an import, and deletes its file.</summary>
    /// <returns>The import, which is canceled if it was taken back meanwhile.</returns>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<ImportRecord> End(ImportFileDocument file, ImportRecord import, CancellationToken cancellation)
    {
        await Write(file.Person, async session =>
        {
            session.Store(import = Merge(import, await session.LoadAsync<ImportRecord>(import.Id, cancellation)));
            Delete(session, file);
        }, cancellation);
        return import;
    }

    /// <summary>Deletes an import that has added nothing, with its file.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public Task Discard(ImportFileDocument file, CancellationToken cancellation) => Write(
        file.Person,
        session =>
        {
            session.Delete<ImportRecord>(file.Id);
            Delete(session, file);
            return Task.CompletedTask;
        },
        cancellation);

    /// <summary>Counts the events that an import has added, which can be more than its last stored progress.</summary>
    /// <exception cref="StorageUnavailableException">The database is unavailable.</exception>
    public async Task<long> CountAdded(string person, ImportRecord import, CancellationToken cancellation) =>
        await store.ReadHistory(new HistoryQuery(person, After: import.After), cancellation)
            .LongCountAsync(e => e.ImportId == import.Id && e.CausationId is null, cancellation);

    private static void Delete(IDocumentSession session, ImportFileDocument file)
    {
        var prefix = ChunkId(file.Id, null);
        session.DeleteWhere<ImportFileChunk>(chunk => chunk.Id.StartsWith(prefix));
        session.Delete<ImportFileDocument>(file.Id);
    }

    private static string ChunkId(Guid file, int? number) => $"{file:n}/{number}";

    private Task<T?> Load<T>(string person, object id, CancellationToken cancellation)
        where T : notnull => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession(person);
        return await session.LoadAsync<T>(id, cancellation);
    });
}
