using System.Diagnostics;

namespace HabitTrack.Benchmarks.Measures;

/// <summary>
/// One person with 50,000 events of five habits over ten years: what-ifs compared with reading the events with psql, and an import of the export
/// compared with the peer, which appends events one by one.
/// </summary>
internal static class TenYears
{
    private const int Entries = 50_000, BatchSize = 1_000, Days = 3_650, Rounds = 7, AppendingPeople = 100, AppendedEach = 50;
    private const string From = "ten-years", To = "ten-years-again";

    private static readonly string[] Habits = ["hang", "hang-more", "walk", "walk-more", "hang-most"];

    public static async Task<IReadOnlyList<Row>> Measure(Bench bench)
    {
        await using var service = await bench.NewService("ten-years");
        await service.Start();
        var person = await service.AddPerson(From);
        await Fill(person);
        await PostgresServer.Execute(service.Database, "ANALYZE habittrack.mt_events");
        return [.. await WhatIf(service, person), await Import(bench, service, person)];
    }

    private static async Task<Row[]> WhatIf(Service service, Caller person)
    {
        var goal = new { direction = "atLeast", amount = 120, unit = "seconds", per = "day" };
        var goals = new { rules = new { goals = new Dictionary<string, object> { ["hang"] = goal, ["walk"] = goal }, forgive = new { hang = 1 }, weekStartsOn = "sunday" } };
        var zone = new { rules = new { timeZone = "Asia/Tokyo" } };
        var (ofGoals, ofZone, reading) = (new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < Rounds; round++)
        {
            ofGoals.Add(await Seconds(() => person.Post("/v1/replays", goals)) * 1000);
            ofZone.Add(await Seconds(() => person.Post("/v1/replays", zone)) * 1000);
            reading.Add(1000 * await Seconds(() => PostgresServer.Psql(
                service.Database,
                $"SELECT seq_id, stream_id, version, type, timestamp, data FROM habittrack.mt_events WHERE tenant_id = '{From}' ORDER BY seq_id")));
        }

        return
        [
            new("S8", "what-if of other goals over 50,000 events", Turns.Median(ofGoals), "psql reading them", Turns.Median(reading), "ms", Goal.AtMost(2)),
            new("S8", "what-if of another zone over 50,000 events", Turns.Median(ofZone), "psql reading them", Turns.Median(reading), "ms", Goal.AtMost(2)),
        ];
    }

    private static async Task<Row> Import(Bench bench, Service service, Caller person)
    {
        var export = await person.Get("/v1/exports");
        // One line of the export is not an event.
        var events = export.AsSpan().Count((byte)'\n') - 1;
        var receiver = await service.AddPerson(To);
        var importing = await Seconds(async () =>
        {
            using var content = new ByteArrayContent(export);
            content.Headers.ContentType = new("application/x-ndjson");
            await Finish(receiver, await receiver.Send(HttpMethod.Post, "/v1/imports", content, CancellationToken.None));
        });

        await using var peer = await bench.NewPeer("peer-import");
        var appending = await peer.Command("append", "--people", $"{AppendingPeople}", "--each", $"{AppendedEach}");
        return new("S6", $"events a second, import of {events:n0}", events / importing, "the peer, one by one", AppendingPeople * AppendedEach / appending, "/s", Goal.AtLeast(10));
    }

    /// <summary>Waits until an accepted import has finished.</summary>
    private static async Task Finish(Caller person, byte[] answer)
    {
        var import = Caller.Read(answer);
        while ((string?)import["status"] is "reading" or "running")
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
            import = Caller.Read(await person.Get($"/v1/imports/{import["id"]}"));
        }

        if ((string?)import["status"] is not (null or "done"))
            throw new InvalidOperationException($"The import failed: {import}");
    }

    private static async Task Fill(Caller person)
    {
        var today = DateTime.UtcNow.Date;
        foreach (var habit in Habits)
            await person.Put($"/v1/habits/{habit}", new { kind = habit.Split('-')[0], startedOn = DateOnly.FromDateTime(today.AddDays(-Days)) });
        foreach (var chunk in Enumerable.Range(0, Entries).Chunk(BatchSize))
        {
            await person.Post("/v1/entries/batch", chunk.Select(at => new
            {
                kind = Habits[at % Habits.Length].Split('-')[0],
                habit = Habits[at % Habits.Length],
                seconds = 20 + (at % 90),
                performedAt = new DateTimeOffset(today.AddDays((int)((long)at * Days / Entries) - Days).AddMinutes(at % 1_440), TimeSpan.Zero),
            }));
        }
    }

    private static async Task<double> Seconds(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
