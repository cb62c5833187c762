namespace HabitTrack.Benchmarks.Measures;

/// <summary>Views per second with a small percentage of logs.</summary>
internal static class Reads
{
    private const int Connections = 64, Writes = 5;
    private const string Hello = "hello";

    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        var targets = await bench.Targets();
        var peer = targets.OfType<Peer>().Single();
        var sides = new List<Side>();
        foreach (var service in targets.OfType<Service>())
        {
            sides.Add(Reading(service, Service.Dashboard));
            sides.Add(Reading(service, Service.Streaks));
        }

        sides.Add(Reading(peer, Peer.Document));
        sides.Add(new(Hello, seconds => Wrk.Get(peer.Hello, null, Connections, seconds)));
        foreach (var side in sides)
            await Turns.WarmUp(side, bench.Options.Seconds);
        var measured = await Turns.Measure("reads", bench.Options, sides);
        return [.. Rows(Service.Dashboard), .. Rows(Service.Streaks), .. Failed()];

        Side Reading(BenchmarkTarget one, RequestTemplate view) => new(NameOf(one, view), seconds => bench.Wrk.Read(one, view, Writes, Connections, seconds));

        IEnumerable<Row> Rows(RequestTemplate view) => Bench.Compare(
            "S4",
            $"GET {view.Path} a second, 64 connections",
            [
                .. targets.OfType<Service>().Select(service => (service.Name, measured[NameOf(service, view)].PerSecond)),
                (Peer.Name, measured[NameOf(peer, Peer.Document)].PerSecond),
                (Hello, measured[Hello].PerSecond),
            ],
            "/s",
            (Peer.Name, Goal.AtLeast(1)),
            (Hello, Goal.AtLeast(0.3)));

        IEnumerable<Row> Failed() => Bench.Compare(
            "S4",
            "reads that failed or were answered wrongly",
            targets.Select(one => (one.Name, (double)measured.Where(side => side.Key.StartsWith(one.Name, StringComparison.Ordinal)).Sum(side => side.Value.Failed))),
            "",
            (Peer.Name, Goal.AtMost(0)));
    }

    private static string NameOf(BenchmarkTarget one, RequestTemplate view) => $"{one.Name} {view.Path}";
}
