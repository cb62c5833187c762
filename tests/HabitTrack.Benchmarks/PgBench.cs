using System.Globalization;
using HabitTrack.EventStore.Postgres.Embedded;
using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>The plain database: one transaction that bumps a stream and inserts an event, on a server with the embedded server's settings.</summary>
internal sealed class PgBench : IAsyncDisposable
{
    private readonly EmbeddedPostgres server;
    private readonly NpgsqlConnectionStringBuilder connection;
    private readonly string folder;
    private readonly string script;

    private PgBench(EmbeddedPostgres server, string folder, string script) =>
        (this.server, this.folder, this.script, connection) = (server, folder, script, new NpgsqlConnectionStringBuilder(server.ConnectionString));

    public static async Task<PgBench> Start(string folder)
    {
        Directory.CreateDirectory(folder);
        var started = await EmbeddedPostgres.Start(folder, _ => { }, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(started.ConnectionString);
        await using var tables = source.CreateCommand(await File.ReadAllTextAsync(await Tool.Script("pgbench-tables.sql", folder)));
        await tables.ExecuteNonQueryAsync();
        return new PgBench(started, folder, await Tool.Script("pgbench.sql", folder));
    }

    /// <param name="clients">Connections.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="rate">Transactions a second to offer; null for as many as possible.</param>
    public async Task<Measured> Run(int clients, int seconds, double? rate = null)
    {
        var log = Path.Combine(folder, "log");
        List<string> arguments =
        [
            "-h", connection.Host!, "-U", connection.Username!, "-n", "-M", "prepared", "-j", Math.Min(2, clients).ToString(CultureInfo.InvariantCulture),
            "-c", $"{clients}", "-T", $"{seconds}", "-f", script, "-l", "--log-prefix", log, connection.Database!,
        ];
        if (rate is { } offered)
            arguments.InsertRange(0, ["--rate", offered.ToString("0", CultureInfo.InvariantCulture)]);
        var output = await Tool.Run("pgbench", arguments);
        var tps = output.Split('\n').Single(line => line.StartsWith("tps = ", StringComparison.Ordinal)).Split(' ')[2];
        return new Measured(double.Parse(tps, CultureInfo.InvariantCulture), Percentile(log));
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    /// <summary>From pgbench's log: the third column is the latency in microseconds, from when the transaction was due.</summary>
    private static double Percentile(string prefix)
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(prefix)!, Path.GetFileName(prefix) + ".*");
        var latencies = files
            .SelectMany(File.ReadLines)
            .Select(line => double.Parse(line.Split(' ')[2], CultureInfo.InvariantCulture) / 1000)
            .Order()
            .ToList();
        foreach (var file in files)
            File.Delete(file);
        return latencies[(int)(latencies.Count * 0.99)];
    }
}
