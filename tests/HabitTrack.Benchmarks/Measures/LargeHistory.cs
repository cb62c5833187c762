using System.Diagnostics;

namespace HabitTrack.Benchmarks.Measures;

/// <summary>An online rebuild of all projections for many people, compared with a rebuild of the one projection of the peer.</summary>
internal static class LargeHistory
{
    private const int Each = 50, Parallelism = 16, AllowedMegabytes = 200;

    private static readonly TimeSpan PollInterval = TimeSpan.FromMilliseconds(100);

    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        var people = Math.Max(1, bench.Options.Events / Each);
        await using var service = await bench.NewService("rebuild");
        await service.Start();
        Console.Error.WriteLine($"    filling {people} histories of {Each} events");
        await Fill(service, people);
        await using var peer = await bench.NewPeer("peer-rebuild");
        await peer.Command("fill", "--people", $"{people}", "--each", $"{Each}");

        var (seconds, megabytes) = await Rebuild(service);
        var theirs = await peer.Command("rebuild");
        var events = people * Each;
        return
        [
            new("S5", $"events a second, rebuild of {events:n0}", events / seconds, Peer.Name, events / theirs, "/s", Goal.AtLeast(5)),
            new("S9", "most resident memory while rebuilding", megabytes, "at start + 200", service.MegabytesAtStart + AllowedMegabytes, "MB", Goal.AtMost(1)),
        ];
    }

    private static async Task Fill(Service service, int people)
    {
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var hangs = Enumerable.Range(0, Each).Select(back => new { kind = "hang", seconds = 45, grip = "overhand", day = today.AddDays(-back) }).ToList();
        await Parallel.ForEachAsync(Enumerable.Range(1, people), new ParallelOptions { MaxDegreeOfParallelism = Parallelism }, async (number, cancellation) =>
            await (await service.AddPerson($"person-{number}")).Post("/v1/entries/batch", hangs, cancellation));
    }

    private static async Task<(double Seconds, double PeakMegabytes)> Rebuild(Service service)
    {
        var (start, peak) = (Stopwatch.GetTimestamp(), 0.0);
        var rebuild = Caller.Read(await service.Admin.Post("/v1/admin/rebuilds", null));
        while ((string?)rebuild["status"] == "running")
        {
            await Task.Delay(PollInterval);
            peak = Math.Max(peak, service.Program.ResidentMegabytes);
            rebuild = Caller.Read(await service.Admin.Get($"/v1/admin/rebuilds/{rebuild["id"]}"));
        }

        return (string?)rebuild["status"] == "done"
            ? (Stopwatch.GetElapsedTime(start).TotalSeconds, peak)
            : throw new InvalidOperationException($"The rebuild failed: {rebuild}");
    }
}
