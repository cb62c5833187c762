namespace HabitTrack.Benchmarks.Measures;

/// <summary>Logs per second, their latency at half that rate, and the memory used.</summary>
internal static class Logs
{
    private const int Connections = 64, AllowedMegabytes = 200;

    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        var (targets, pgbench, wrk) = (await bench.Targets(), await bench.NewPgBench(), bench.Wrk);
        var service = targets[0];

        var many = targets.Select(one => new Side(one.Name, seconds => wrk.Log(one, Connections, seconds))).ToList();
        foreach (var side in many)
            await Turns.WarmUp(side, bench.Options.Seconds);
        var warm = service.Program.ResidentMegabytes;
        var peaks = await Turns.Measure("logs at 64", bench.Options, [.. many, new(PgBench.Name, seconds => pgbench.Run(Connections, seconds))]);

        var alone = await Turns.Measure("logs at 1", bench.Options, [.. targets.Select(one => new Side(one.Name, seconds => wrk.Log(one, 1, seconds)))]);

        var half = await Turns.Measure("logs at half the peak", bench.Options, [.. targets.Select(one =>
            new Side(one.Name, seconds => wrk.Log(one, Connections, seconds, peaks[one.Name].PerSecond / 2)))]);
        var loaded = service.Program.ResidentMegabytes;

        var failed = targets.Select(one => (one.Name, (double)(peaks[one.Name].Failed + alone[one.Name].Failed + half[one.Name].Failed)));
        return
        [
            .. Bench.Compare("S1", "logs a second, 64 connections", peaks.Select(one => (one.Key, one.Value.PerSecond)), "/s",
                (Peer.Name, Goal.AtLeast(5)), (PgBench.Name, Goal.AtLeast(2.5))),
            .. Bench.Compare("S2", "logs a second, 1 connection", alone.Select(one => (one.Key, one.Value.PerSecond)), "/s", (Peer.Name, Goal.AtLeast(2))),
            .. Bench.Compare("S3", "p99 at half of the own peak", half.Select(one => (one.Key, one.Value.P99)), "ms", (Peer.Name, Goal.AtMost(0.5))),
            .. Bench.Compare("", "offered for that", half.Select(one => (one.Key, one.Value.PerSecond)), "/s"),
            .. Bench.Compare("S1", "logs that failed or were answered wrongly", failed, "", (Peer.Name, Goal.AtMost(0))),
            new("S9", "resident memory after the logs", loaded, "at start + 200", service.MegabytesAtStart + AllowedMegabytes, "MB", Goal.AtMost(1)),
            new("S9", "resident memory after the logs", loaded, "when warm", warm, "MB", Goal.AtMost(1.1)),
        ];
    }
}
