using System.Globalization;
using Npgsql;

namespace HabitTrack.Benchmarks;

/// <summary>The database without a service: one transaction that increments the version of a stream and inserts an event.</summary>
internal sealed class PgBench
{
    public const string Name = "pgbench";

    private readonly NpgsqlConnectionStringBuilder database;
    private readonly string script;

    private PgBench(NpgsqlConnectionStringBuilder database, string script) => (this.database, this.script) = (database, script);

    public static async Task<PgBench> On(NpgsqlConnectionStringBuilder database, string folder)
    {
        await PostgresServer.Execute(database, await File.ReadAllTextAsync(await Tool.Script("pgbench-tables.sql", folder)));
        return new PgBench(database, await Tool.Script("pgbench.sql", folder));
    }

    public async Task<LoadResult> Run(int clients, int seconds)
    {
        var output = await Tool.Run("pgbench", [
            "-h", database.Host!, "-U", database.Username!, "-n", "-M", "prepared", "-j", $"{Math.Min(2, clients)}",
            "-c", $"{clients}", "-T", $"{seconds}", "-f", script, database.Database!,
        ]);
        var tps = output.Split('\n').Single(line => line.StartsWith("tps = ", StringComparison.Ordinal)).Split(' ')[2];
        return new LoadResult(double.Parse(tps, CultureInfo.InvariantCulture), 0);
    }
}
