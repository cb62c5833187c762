using HabitTrack.EventStore.Projections;
using Npgsql;

namespace HabitTrack.EventStore.Postgres;

/// <summary>Keeps the model's views in the database. Those that are as they should be are left alone, since somebody may be reading them for long.</summary>
internal sealed class AnalystViews(NpgsqlDataSource database, IReadOnlyList<AnalystView> views)
{
    public Task Prepare(CancellationToken cancellation) => Failures.Guard(async () =>
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        if (await AreCurrent(connection, cancellation))
            return true;

        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var turn = new NpgsqlCommand($"SELECT pg_advisory_xact_lock({Schema.PrepareLock})", connection);
        await turn.ExecuteNonQueryAsync(cancellation);
        if (!await AreCurrent(connection, cancellation))
            await Publish(connection, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    });

    public Task<bool> HaveReader(CancellationToken cancellation) => Failures.Guard(async () =>
    {
        await using var command = database.CreateCommand("SELECT to_regrole('habittrack_reader') IS NOT NULL");
        return await command.ExecuteScalarAsync(cancellation) is true;
    });

    private async Task<bool> AreCurrent(NpgsqlConnection connection, CancellationToken cancellation) =>
        await Run("SELECT habittrack_app.current_views($1, $2)", connection, cancellation) is long current && current == views.Count;

    private Task<object?> Publish(NpgsqlConnection connection, CancellationToken cancellation) =>
        Run("SELECT habittrack_app.publish_view(v.name, v.query) FROM unnest($1, $2) AS v (name, query)", connection, cancellation);

    private async Task<object?> Run(string sql, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. views.Select(view => view.Name)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. views.Select(view => view.Query)] });
        return await command.ExecuteScalarAsync(cancellation);
    }
}
