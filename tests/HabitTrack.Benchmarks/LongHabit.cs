using System.Diagnostics;
using System.Net.Http.Json;

namespace HabitTrack.Benchmarks;

/// <summary>What a change costs in a habit with very many entries over ten years, against one with few: measured in turns.</summary>
internal sealed class LongHabit(RunningService service)
{
    private const int Turns = 600, WarmUp = 50, AtOnce = 1_000, Days = 3_650;

    private readonly DateOnly today = DateOnly.FromDateTime(DateTime.UtcNow);

    private DateOnly TenYearsBack => today.AddDays(-Days);

    /// <summary>Medians in ms: a log of today into 100,000 entries and into 100; a log, a correction and a retraction ten years back with 10,000 and with 100.</summary>
    public async Task<IReadOnlyList<(string What, double Many, double Few)>> Measure()
    {
        await Fill("hundred-thousand", 100_000);
        await Fill("ten-thousand", 10_000);
        await Fill("hundred", 100);
        await Turn("hundred-thousand", "hundred", WarmUp, LogToday);
        await Turn("ten-thousand", "hundred", WarmUp, ChangeTenYearsBack);

        var logs = await Turn("hundred-thousand", "hundred", Turns, LogToday);
        var changes = await Turn("ten-thousand", "hundred", Turns, ChangeTenYearsBack);
        string[] what = ["a log", "a correction", "a retraction"];
        return
        [
            ("a log into 100,000 entries, against 100", logs[0].Many, logs[0].Few),
            .. changes.Select((change, at) => ($"{what[at]} ten years back in 10,000 entries, against 100", change.Many, change.Few)),
        ];
    }

    private async Task Fill(string habit, int entries)
    {
        (await service.Client.PutAsJsonAsync($"/v1/habits/{habit}", new { kind = "hang", startedOn = TenYearsBack })).EnsureSuccessStatusCode();
        foreach (var chunk in Enumerable.Range(0, entries).Chunk(AtOnce))
        {
            var items = chunk.Select(at => new { kind = "hang", habit, seconds = 20 + (at % 60), day = today.AddDays(-(int)((long)at * Days / entries)) });
            (await service.Client.PostAsJsonAsync("/v1/entries/batch", items)).EnsureSuccessStatusCode();
        }
    }

    private static async Task<IReadOnlyList<(double Many, double Few)>> Turn(string many, string few, int turns, Func<string, Task<double[]>> measure)
    {
        var (ofMany, ofFew) = (new List<double[]>(), new List<double[]>());
        for (var turn = 0; turn < turns; turn++)
        {
            ofMany.Add(await measure(many));
            ofFew.Add(await measure(few));
        }

        return [.. Enumerable.Range(0, ofMany[0].Length).Select(at => (Median(ofMany, at), Median(ofFew, at)))];
    }

    private async Task<double[]> LogToday(string habit) =>
        [await Timed(() => service.Client.PostAsJsonAsync("/v1/hangs", new { habit, seconds = 45 }))];

    /// <summary>A log, its correction and its retraction.</summary>
    private async Task<double[]> ChangeTenYearsBack(string habit)
    {
        var entry = $"/v1/entries/{Guid.CreateVersion7()}";
        return
        [
            await Timed(() => service.Client.PostAsJsonAsync("/v1/hangs", new { id = Path.GetFileName(entry), habit, seconds = 45, day = TenYearsBack })),
            await Timed(() => service.Client.PatchAsJsonAsync(entry, new { seconds = 46 })),
            await Timed(() => service.Client.DeleteAsync(new Uri(entry, UriKind.Relative))),
        ];
    }

    private static async Task<double> Timed(Func<Task<HttpResponseMessage>> request)
    {
        var start = Stopwatch.GetTimestamp();
        (await request()).EnsureSuccessStatusCode();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static double Median(List<double[]> values, int at) => values.Select(value => value[at]).Order().ElementAt(values.Count / 2);
}
