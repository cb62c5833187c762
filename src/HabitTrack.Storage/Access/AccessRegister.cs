using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;

namespace HabitTrack.Storage.Access;

/// <summary>
/// Manages people, their tokens, and the grants between them. When a method returns, its change is effective on every node. All methods throw
/// <see cref="StorageUnavailableException"/> while the database is unavailable.
/// </summary>
public sealed partial class AccessRegister
{
    private const int MaxAttempts = 5;

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly TimeProvider clock;
    private readonly TokenAccessCache accessCache;

    /// <param name="store">The document store.</param>
    /// <param name="database">The data source of the same database.</param>
    /// <param name="clock">The clock for timestamps and leases.</param>
    public AccessRegister(IDocumentStore store, NpgsqlDataSource database, TimeProvider clock)
    {
        (this.store, this.database, this.clock) = (store, database, clock);
        accessCache = new TokenAccessCache(Load, LoadRevision, clock);
    }

    /// <summary>Returns entries of the audit log, newest first.</summary>
    /// <param name="before">Returns only entries with a smaller number; null for all.</param>
    /// <param name="limit">The maximum number of items to return.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public Task<IReadOnlyList<AuditEntry>> Audit(long? before, int limit, CancellationToken cancellation) => Query(session =>
    {
        var bound = before ?? long.MaxValue;
        return session.Query<AuditEntry>().Where(entry => entry.Id < bound).OrderByDescending(entry => entry.Id).Take(limit).ToListAsync(cancellation);
    });

    private async Task WriteAudit(IDocumentSession session, string action, string subject, Guid? by)
    {
        var id = await session.NextSequenceValueAsLong(AccessDocuments.AuditSequence);
        session.Insert(new AuditEntry(id, clock.GetUtcNow(), by, action, subject));
    }

    private Task<Guid> LoadRevision() =>
        Query(async session => (await session.LoadAsync<AccessRevision>(AccessRevision.Only))?.Revision ?? Guid.Empty);

    /// <summary>Makes a change that affects existing tokens, and returns once it is effective on every node.</summary>
    private async Task<bool> ChangeAccess(Func<IDocumentSession, Task<bool>> change, bool resultIfExists = false)
    {
        var changed = await Change(
            session =>
            {
                session.Store(new AccessRevision(AccessRevision.Only, Guid.NewGuid()));
                return change(session);
            },
            resultIfExists);
        if (changed)
            await accessCache.WaitForLeasesToExpire();
        return changed;
    }

    private Task<T> Query<T>(Func<IQuerySession, Task<T>> query) => DatabaseErrors.GuardQuery(store, async () =>
    {
        await using var session = store.QuerySession();
        return await query(session);
    });

    /// <param name="change">Makes the change in the session and returns whether there is one to save.</param>
    /// <param name="resultIfExists">The result if a concurrent call has already inserted the same document.</param>
    /// <returns>The result of the change; false if a referenced document no longer exists.</returns>
    private async Task<bool> Change(Func<IDocumentSession, Task<bool>> change, bool resultIfExists = false)
    {
        for (var attempts = 1; ; attempts++)
        {
            try
            {
                return await DatabaseErrors.GuardWrite(database, () => TryChange(change));
            }
            catch (DocumentAlreadyExistsException other) when (other.DocType != typeof(AuditEntry))
            {
                return resultIfExists;
            }
            catch (MartenCommandException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
            {
                return false;
            }
            catch (Exception failure) when (attempts < MaxAttempts && DatabaseErrors.IsConflict(failure))
            {
                // Rolled back because of a concurrent change: try again.
            }
        }
    }

    private async Task<bool> TryChange(Func<IDocumentSession, Task<bool>> change)
    {
        await using var session = store.LightweightSession();
        if (!await change(session))
            return false;
        await session.SaveChangesAsync(CancellationToken.None);
        return true;
    }
}
