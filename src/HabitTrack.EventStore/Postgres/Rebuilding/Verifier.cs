using System.Data;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres.Rebuilding;

/// <summary>Compares every projection with a fold from the first event, each tenant's at one moment, whoever writes meanwhile.</summary>
internal sealed class Verifier(NpgsqlDataSource database, Model model, Serializer serializer)
{
    private const int MostDifferences = 1_000;

    public async Task<Verification> Verify(CancellationToken cancellation)
    {
        var gate = new Lock();
        var (tenants, events, differences) = (0L, 0L, new List<Difference>());
        await Parallel.ForEachAsync(TenantPages.Read(database, cancellation), TenantPages.AtOnce(cancellation), async (some, token) =>
        {
            var (folded, found) = await Verify(some, token);
            lock (gate)
            {
                tenants += some.Length;
                events += folded;
                differences.AddRange(found.Take(MostDifferences - differences.Count));
            }
        });

        await using var connection = await database.OpenConnectionAsync(cancellation);
        differences.AddRange((await Comparison.Orphans(connection, cancellation)).Take(MostDifferences - differences.Count));
        return new Verification(tenants, events, differences);
    }

    private async Task<(long Events, List<Difference> Differences)> Verify(string[] tenants, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        try
        {
            var refold = await Refold.Of(connection, tenants, model, serializer, cancellation);
            return (refold.Events,
            [
                .. refold.Faults,
                .. await Comparison.Documents(connection, refold, cancellation),
                .. await Comparison.Entries(connection, refold, cancellation),
            ]);
        }
        catch (UnknownEventTypeException unknown)
        {
            return (0, [new Difference(string.Join(", ", tenants), "", null, unknown.Message)]);
        }
    }
}
