using System.Globalization;
using HabitTrack.Postgres;
using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>The database without the service, by pgbench.</summary>
internal sealed class PgBench : IAsyncDisposable
{
    /// <summary>As on the connections that the service appends by.</summary>
    private static readonly Dictionary<string, string> Plans = new()
    {
        ["PGOPTIONS"] = "-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off",
    };

    private readonly EmbeddedPostgres server;
    private readonly NpgsqlConnectionStringBuilder connection;
    private readonly string folder;
    private readonly string script;
    private readonly string append;

    private PgBench(EmbeddedPostgres server, string folder, string script, string append)
    {
        (this.server, this.folder, this.script, this.append) = (server, folder, script, append);
        connection = new NpgsqlConnectionStringBuilder(server.ConnectionString);
    }

    /// <summary>A server with the embedded server's settings, with tables of its own and the service's beside them.</summary>
    public static async Task<PgBench> Start(string folder)
    {
        Directory.CreateDirectory(folder);
        var started = await EmbeddedPostgres.Start(folder, _ => { }, CancellationToken.None);
        await using var source = NpgsqlDataSource.Create(started.ConnectionString);
        await using var tables = source.CreateCommand(await File.ReadAllTextAsync(await Tool.Script("pgbench-tables.sql", folder)));
        await tables.ExecuteNonQueryAsync();
        // The service makes its tables, and leaves.
        await (await RunningService.Start(Path.Combine(folder, "none"), connection: started.ConnectionString)).DisposeAsync();
        return new PgBench(started, folder, await Tool.Script("pgbench.sql", folder), await Tool.Script("append.sql", folder));
    }

    /// <summary>One log at a time, by the statement that the service appends by.</summary>
    public Task<Measured> Append(int seconds) => Run(append, 1, seconds, null, Plans);

    /// <summary>One transaction that bumps a stream and inserts an event.</summary>
    /// <param name="clients">Connections.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="rate">Transactions a second to offer; null for as many as possible.</param>
    public Task<Measured> Run(int clients, int seconds, double? rate = null) => Run(script, clients, seconds, rate, null);

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    private async Task<Measured> Run(string file, int clients, int seconds, double? rate, IReadOnlyDictionary<string, string>? environment)
    {
        var log = Path.Combine(folder, "log");
        List<string> arguments =
        [
            "-h", connection.Host!, "-U", connection.Username!, "-n", "-M", "prepared", "-j", Math.Min(2, clients).ToString(CultureInfo.InvariantCulture),
            "-c", $"{clients}", "-T", $"{seconds}", "-f", file, "-l", "--log-prefix", log, connection.Database!,
        ];
        if (rate is { } offered)
            arguments.InsertRange(0, ["--rate", offered.ToString("0", CultureInfo.InvariantCulture)]);
        var output = await Tool.Run("pgbench", arguments, environment);
        var tps = output.Split('\n').Single(line => line.StartsWith("tps = ", StringComparison.Ordinal)).Split(' ')[2];
        return new Measured(double.Parse(tps, CultureInfo.InvariantCulture), Percentile(log));
    }

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
