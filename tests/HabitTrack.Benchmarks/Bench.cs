namespace HabitTrack.Benchmarks;

/// <summary>What measures share: the server, and those who are measured on it.</summary>
internal sealed class Bench : IAsyncDisposable
{
    private const string Ours = "the service", Before = "the earlier version";

    private readonly PostgresServer postgres;
    private readonly List<Contestant> contestants = [];

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

    /// <summary>The service, the earlier version if one is asked for, and the peer, each with people who have logged.</summary>
    public async Task<IReadOnlyList<Contestant>> Contestants()
    {
        if (contestants.Count > 0)
            return contestants;
        contestants.Add(await NewService("service"));
        if (Options.Against is { } earlier)
            contestants.Add(new Service(Before, earlier, await postgres.Create("before"), Folder));
        contestants.Add(await NewPeer("peer"));
        foreach (var contestant in contestants)
        {
            await contestant.Start();
            Console.Error.WriteLine($"    adding {Options.People} people to {contestant.Name}");
            await contestant.Add(Options.People);
        }

        return contestants;
    }

    public async Task<PgBench> NewPgBench() => await PgBench.On(await postgres.Create("pgbench"), Folder);

    /// <summary>The service on a database of its own, not started yet.</summary>
    public async Task<Service> NewService(string database) =>
        new(Ours, Tool.Published("service"), await postgres.Create(database), Folder);

    /// <summary>The peer on a database of its own, not started yet.</summary>
    public async Task<Peer> NewPeer(string database) => new(await postgres.Create(database), Folder);

    /// <summary>The service's figure against everybody else's.</summary>
    /// <param name="name">Which measure of the design's proof.</param>
    /// <param name="what">What was measured.</param>
    /// <param name="figures">By whom.</param>
    /// <param name="unit">Of all of them.</param>
    /// <param name="goals">What is asked for, by whom it is held against.</param>
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
        foreach (var contestant in contestants)
            await contestant.DisposeAsync();
        await postgres.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }
}
