using System.Text.Json;
using System.Text.Json.Serialization;
using HabitTrack.Benchmarks;
using HabitTrack.Benchmarks.Measures;

(string Name, Func<Bench, Task<IReadOnlyList<Row>>> Measure)[] measures =
[
    ("logs", Logs.Measure),
    ("reads", Reads.Measure),
    ("start", Starts.Measure),
    ("habit", LongHabit.Measure),
    ("page", FrontPage.Measure),
    ("ten-years", TenYears.Measure),
    ("rebuild", LargeHistory.Measure),
];

Options options;
try
{
    options = Options.Parse(args, [.. measures.Select(measure => measure.Name)]);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var rows = new List<Row>();
await using (var bench = await Bench.Start(options))
{
    foreach (var (name, measure) in measures.Where(measure => options.Only.Count == 0 || options.Only.Contains(measure.Name)))
    {
        Console.Error.WriteLine($"Measuring {name} ...");
        rows.AddRange(await measure(bench));
    }
}

rows.ForEach(row => row.Print());
var json = new JsonSerializerOptions(JsonSerializerDefaults.Web) { WriteIndented = true, NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals };
await File.WriteAllTextAsync("bench.json", JsonSerializer.Serialize(new { measuredAt = DateTimeOffset.UtcNow, processors = Environment.ProcessorCount, options, rows }, json));
return 0;
