namespace HabitTrack.Benchmarks;

/// <summary>The resources shared by the measures: the database server and the services under test.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const string Ours = "the service", Before = "the earlier version";

    private readonly PostgresServer postgres;
    private readonly List<BenchmarkTarget> targets = [];

    private Bench(Options options, PostgresServer postgres, string folder, Wrk wrk) =>
        (Options, this.postgres, Folder, Wrk) = (options, postgres, folder, wrk);

    public Options Options { get; }

    public string Folder { get; }

    public Wrk Wrk { get; }

    public static async Task<Bench> Start(Options options)
    {
        var folder = Directory.CreateTempSubdirectory("habittrack-bench-").FullName;
        var binaries = Environment.GetEnvironmentVariable("HABITTRACK_PG_BIN") ?? (await Tool.Run("pg_config", ["--bindir"])).Trim();
        return new Bench(options, await PostgresServer.Start(binaries), folder, new Wrk(await Tool.Script("load.lua", folder)));
    }

    /// <summary>Starts the service, the earlier version if requested, and the peer, and adds people with a first log to each.</summary>
    public async Task<IReadOnlyList<BenchmarkTarget>> Targets()
    {
        if (targets.Count > 0)
            return targets;
        targets.Add(await NewService("service"));
        if (Options.Against is { } earlier)
            targets.Add(new Service(Before, earlier, await postgres.Create("before"), Folder));
        targets.Add(await NewPeer("peer"));
        foreach (var target in targets)
        {
            await target.Start();
            Console.Error.WriteLine($"    adding {Options.People} people to {target.Name}");
            await target.Add(Options.People);
        }

        return targets;
    }

    public async Task<PgBench> NewPgBench() => await PgBench.On(await postgres.Create("pgbench"), Folder);

    /// <summary>Creates the service with its own database, without starting it.</summary>
    public async Task<Service> NewService(string database) =>
        new(Ours, Tool.Published("service"), await postgres.Create(database), Folder);

    /// <summary>Creates the peer with its own database, without starting it.</summary>
    public async Task<Peer> NewPeer(string database) => new(await postgres.Create(database), Folder);

    /// <summary>Compares the result of the service with every other result.</summary>
    /// <param name="name">The name of the measure in the design.</param>
    /// <param name="what">A description of the measured value.</param>
    /// <param name="figures">The measured values by name.</param>
    /// <param name="unit">The unit of all values.</param>
    /// <param name="goals">The goals by the name they are compared with.</param>
    public static IEnumerable<Row> Compare(
        string name, string what, IEnumerable<(string Name, double Value)> figures, string unit, params (string Against, Goal Goal)[] goals)
    {
        var ours = figures.Single(figure => figure.Name == Ours).Value;
        return figures
            .Where(figure => figure.Name != Ours)
            .Select(figure => new Row(name, what, ours, figure.Name, figure.Value, unit, goals.FirstOrDefault(goal => goal.Against == figure.Name).Goal));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var target in targets)
            await target.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
