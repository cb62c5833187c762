using HabitTrack.EventStore.Postgres.Appending;
using HabitTrack.EventStore.Postgres.Reading;
using HabitTrack.EventStore.Postgres.Rebuilding;
using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>Makes the reports of every tenant anew, one tenant after the other, so that memory stays constant however much there is to tell.</summary>
internal sealed class Reporter(NpgsqlDataSource database, Model model, Serializer serializer, StateReader states, TimeProvider clock)
{
    public async Task<Refresh> Refresh(CancellationToken cancellation)
    {
        var began = clock.GetUtcNow();
        var tenants = 0L;
        await Parallel.ForEachAsync(TenantPages.Read(database, cancellation), cancellation, async (some, token) =>
        {
            foreach (var tenant in some)
                await Refresh(tenant, token);
            Interlocked.Add(ref tenants, some.Length);
        });
        return new Refresh(tenants, began);
    }

    private async Task Refresh(string tenant, CancellationToken cancellation)
    {
        // Taken before the look, since what is acknowledged later may not be seen.
        var now = clock.GetUtcNow();
        var reports = model.Report(await states.LoadAll(tenant, cancellation), now)
            .Select(report => new ReportRow(report.Stream, report.AsOf, serializer.Write(report.Content)))
            .OrderBy(report => report.Stream, StringComparer.Ordinal);
        await using var command = database.CreateCommand("SELECT habittrack_app.write_reports($1, $2, $3)");
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = tenant });
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter<ReportRow[]> { TypedValue = [.. reports] });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
