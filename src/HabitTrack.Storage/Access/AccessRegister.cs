using JasperFx;
using Marten;
using Marten.Exceptions;
using Npgsql;

namespace HabitTrack.Storage.Access;

/// <summary>
/// People, the tokens that open their data, and the grants among them. What is given or taken away here holds on every node when the method returns. Every
/// method throws <see cref="StorageUnavailableException"/> while the database is away.
/// </summary>
public sealed partial class AccessRegister
{
    private const int MostTries = 5;

    private readonly IDocumentStore store;
    private readonly NpgsqlDataSource database;
    private readonly TimeProvider clock;
    private readonly PassCache passes;

    /// <param name="store">Where the documents are.</param>
    /// <param name="database">The same database.</param>
    /// <param name="clock">Dates what is done.</param>
    public AccessRegister(IDocumentStore store, NpgsqlDataSource database, TimeProvider clock)
    {
        (this.store, this.database, this.clock) = (store, database, clock);
        passes = new PassCache(Load, LoadRevision, clock);
    }

    /// <summary>What was done, the latest first.</summary>
    /// <param name="before">Only entries with a smaller number; null for all.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IReadOnlyList<AuditEntry>> Audit(long? before, int limit, CancellationToken cancellation) => Query(session =>
    {
        var bound = before ?? long.MaxValue;
        return session.Query<AuditEntry>().Where(entry => entry.Id < bound).OrderByDescending(entry => entry.Id).Take(limit).ToListAsync(cancellation);
    });

    private async Task Note(IDocumentSession session, string action, string subject, Guid? by)
    {
        var id = await session.NextSequenceValueAsLong(AccessDocuments.AuditSequence);
        session.Insert(new AuditEntry(id, clock.GetUtcNow(), by, action, subject));
    }

    private Task<Guid> LoadRevision() =>
        Query(async session => (await session.LoadAsync<AccessRevision>(AccessRevision.Only))?.Revision ?? Guid.Empty);

    /// <summary>Changes what existing tokens open, on every node when it returns.</summary>
    private async Task<bool> ChangeAccess(Func<IDocumentSession, Task<bool>> change, bool whenDone = false)
    {
        var changed = await Change(
            session =>
            {
                session.Store(new AccessRevision(AccessRevision.Only, Guid.NewGuid()));
                return change(session);
            },
            whenDone);
        if (changed)
            await passes.WaitForLeasesToExpire();
        return changed;
    }

    private Task<T> Query<T>(Func<IQuerySession, Task<T>> query) => DatabaseErrors.Guard(async () =>
    {
        await using var session = store.QuerySession();
        return await query(session);
    });

    /// <param name="change">Makes the change, and says whether there is any.</param>
    /// <param name="whenDone">What to answer where somebody else has made the same change meanwhile.</param>
    /// <returns>What the change says; false, too, where what it rests on is no more.</returns>
    private async Task<bool> Change(Func<IDocumentSession, Task<bool>> change, bool whenDone = false)
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                return await DatabaseErrors.GuardWrite(database, () => TryChange(change));
            }
            catch (DocumentAlreadyExistsException other) when (other.DocType != typeof(AuditEntry))
            {
                return whenDone;
            }
            catch (MartenCommandException failure) when (failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.ForeignKeyViolation })
            {
                return false;
            }
            catch (Exception failure) when (tries < MostTries && DatabaseErrors.IsConflict(failure))
            {
                // Two changes met, and this one was rolled back.
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

    /// <summary>The database compares microseconds: finer instants would stand elsewhere in a list than their cursor says.</summary>
    private static DateTimeOffset ToMicroseconds(DateTimeOffset instant) => instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
