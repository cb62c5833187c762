namespace HabitTrack.Benchmarks;

/// <summary>Both engines in one run, each on a database of its own, in turns.</summary>
internal static class Engines
{
    /// <exception cref="InvalidOperationException">The service was built without the Marten engine.</exception>
    public static async Task Compare(string folder, int habits, int seconds)
    {
        await using var lean = await RunningService.Start(Path.Combine(folder, "postgres"), "Postgres");
        await using var marten = await RunningService.Start(Path.Combine(folder, "marten"), "Marten");
        RunningService[] both = [lean, marten];
        var wrk = new Wrk(await Tool.Script("log.lua", folder), habits);
        foreach (var service in both)
        {
            await service.StartHabits(habits);
            await wrk.Log(service.Address, 64, seconds);
        }

        Console.WriteLine($"{"",-52} {"Postgres",9} {"Marten",9}");
        await Row("S1  logs a second, 64 connections", service => wrk.Log(service.Address, 64, seconds));
        await Row("S2  logs a second, 1 connection", service => wrk.Log(service.Address, 1, seconds));
        await Row("    GET /v1/streaks/hang-1 a second, 64 connections", service => Wrk.Read(new Uri(service.Address, "/v1/streaks/hang-1"), 64, seconds));

        async Task Row(string what, Func<RunningService, Task<Measured>> measure)
        {
            var (postgres, martens) = (await measure(lean), await measure(marten));
            Console.WriteLine($"{what,-52} {postgres.PerSecond,9:0} {martens.PerSecond,9:0}");
        }
    }
}
