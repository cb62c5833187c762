using System.Globalization;
using System.Text.Json;
using HabitTrack.Benchmarks;

const int Habits = 1_000;
var compared = args is ["--engines", ..];
var seconds = args[(compared ? 1 : 0)..] is ["--seconds", var text] ? int.Parse(text, CultureInfo.InvariantCulture) : 15;
var folder = Directory.CreateTempSubdirectory("habittrack-bench-").FullName;
if (compared)
{
    await Engines.Compare(folder, Habits, seconds);
    return;
}

if (args is ["--replays"])
{
    await using var tenYears = await TenYears.Start(Path.Combine(folder, "ten-years"));
    Row.Print(await tenYears.Measure());
    return;
}

if (args is ["--page"])
{
    Row.Print([await TodayPage.Measure(Path.Combine(folder, "page"), seconds)]);
    return;
}

if (args is ["--rebuild", .. var size])
{
    var people = size is [var count] ? int.Parse(count, CultureInfo.InvariantCulture) : 20_000;
    await using var large = await LargeHistory.Start(Path.Combine(folder, "large"), people);
    Row.Print(await large.Measure());
    return;
}

await using var database = await PgBench.Start(Path.Combine(folder, "pgbench"));
await using var service = await RunningService.Start(Path.Combine(folder, "service"));
var wrk = new Wrk(await Tool.Script("log.lua", folder), Habits);
var atStart = service.ResidentMegabytes;
await service.StartHabits(Habits);

Console.WriteLine("Warming up ...");
await wrk.Log(service.Address, 64, seconds / 2);
await database.Run(64, seconds / 2);

Console.WriteLine($"Measuring, {seconds} seconds each, both sides in turns ...");
var (ours, theirs) = (new List<Measured>(), new List<Measured>());
for (var turn = 0; turn < 2; turn++)
{
    ours.Add(await wrk.Log(service.Address, 64, seconds));
    theirs.Add(await database.Run(64, seconds));
}

var (peak, plainPeak) = (ours.Average(run => run.PerSecond), theirs.Average(run => run.PerSecond));
var (alone, plainAlone) = (await wrk.Log(service.Address, 1, seconds), await database.Run(1, seconds));
var (append, plain) = (await database.Append(seconds), await database.Run(1, seconds));
var (half, plainHalf) = (await wrk.Log(service.Address, 64, seconds, peak / 2), await database.Run(64, seconds, plainPeak / 2));
var changes = await new LongHabit(service).Measure();

var page = await TodayPage.Measure(Path.Combine(folder, "page"), seconds);
await using var replays = await TenYears.Start(Path.Combine(folder, "ten-years"));

Row[] rows =
[
    new("S1", "logs a second, 64 connections, against pgbench", peak, plainPeak, "/s", 2.5),
    new("S2", "logs a second, 1 connection, against pgbench", alone.PerSecond, plainAlone.PerSecond, "/s", 0.8),
    new("", "appends of one log a second, by themselves, against pgbench", append.PerSecond, plain.PerSecond, "/s", 1),
    new("S3", "p99 at half the peak rate, against pgbench", half.P99, plainHalf.P99, "ms", -2),
    .. changes.Select(change => new Row("", change.What, change.Many, change.Few, "ms", -1.2)),
    page,
    .. await replays.Measure(),
    new("S9", "resident memory after the load, against start + 200", service.ResidentMegabytes, atStart + 200, "MB", -1),
];
Row.Print(rows);
Console.WriteLine($"offered for S3: {half.PerSecond:0}/s of {peak:0}/s, pgbench {plainHalf.PerSecond:0}/s of {plainPeak:0}/s");
await File.WriteAllTextAsync("bench.json", JsonSerializer.Serialize(rows));
