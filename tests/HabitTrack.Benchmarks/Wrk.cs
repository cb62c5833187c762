using System.Globalization;
using System.Text.RegularExpressions;

namespace HabitTrack.Benchmarks;

/// <summary>Generates HTTP load with wrk.</summary>
internal sealed partial class Wrk(string script)
{
    /// <summary>The number of connections that verify responses; with 64 connections, at least one response in a hundred is verified.</summary>
    private const int VerifyingConnections = 2;

    /// <param name="target">The service under test.</param>
    /// <param name="connections">The number of connections.</param>
    /// <param name="seconds">The duration in seconds.</param>
    /// <param name="rate">The approximate number of logs per second; null for the maximum.</param>
    public Task<LoadResult> Log(BenchmarkTarget target, int connections, int seconds, double? rate = null) =>
        Run(target, null, 100, connections, seconds, rate is { } offered ? connections / offered * 1000 : 0);

    /// <param name="target">The service under test.</param>
    /// <param name="view">The view to read.</param>
    /// <param name="writes">The percentage of requests that log instead.</param>
    /// <param name="connections">The number of connections.</param>
    /// <param name="seconds">The duration in seconds.</param>
    public Task<LoadResult> Read(BenchmarkTarget target, RequestTemplate view, int writes, int connections, int seconds) =>
        Run(target, view, writes, connections, seconds, 0);

    /// <summary>Sends GET requests to one address repeatedly.</summary>
    /// <param name="address">The address.</param>
    /// <param name="authorization">The Authorization header; null for none.</param>
    /// <param name="connections">The number of connections.</param>
    /// <param name="seconds">The duration in seconds.</param>
    public static Task<LoadResult> Get(Uri address, string? authorization, int connections, int seconds) =>
        Run(connections, seconds, authorization is null ? [$"{address}"] : ["-H", $"Authorization: {authorization}", $"{address}"], []);

    /// <summary>Most connections generate load; a few verify every response.</summary>
    private async Task<LoadResult> Run(BenchmarkTarget target, RequestTemplate? view, int writes, int connections, int seconds, double pause)
    {
        var checking = Math.Min(VerifyingConnections, connections);
        var checks = Run(true, checking);
        if (connections == checking)
            return await checks;
        var (load, check) = (await Run(false, connections - checking), await checks);
        return new(load.PerSecond + check.PerSecond, load.P99, load.Failed + check.Failed);

        Task<LoadResult> Run(bool verifies, int of) => Wrk.Run(of, seconds, ["-s", script, $"{target.Program.Address}"], new()
        {
            ["PEOPLE"] = target.People,
            ["LOG"] = target.Log.Path,
            ["BODY"] = target.Log.Body!,
            ["LOG_EXPECTED"] = verifies ? target.Log.Expected : "",
            ["VIEW"] = view?.Path ?? "",
            ["VIEW_EXPECTED"] = view?.Expected ?? "",
            ["WRITES"] = $"{writes}",
            ["PAUSE"] = pause.ToString("0.###", CultureInfo.InvariantCulture),
        });
    }

    private static async Task<LoadResult> Run(int connections, int seconds, string[] what, Dictionary<string, string> environment)
    {
        var threads = connections > VerifyingConnections ? 2 : 1;
        var output = await Tool.Run("wrk", ["-t", $"{threads}", "-c", $"{connections}", "-d", $"{seconds}s", "--timeout", "10s", "--latency", .. what], environment);
        var incorrect = Count(Incorrect().Match(output));
        if (incorrect > 0)
            Console.Error.WriteLine($"Incorrect response: {Incorrect().Match(output).Groups["example"].Value}");
        return new LoadResult(
            double.Parse(PerSecond().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture),
            Milliseconds(Percentile().Match(output)),
            Math.Max(incorrect, Count(Refused().Match(output))) + SocketErrors().Matches(output).Sum(Count));
    }

    private static long Count(Match match) => match.Success ? long.Parse(match.Groups["count"].Value, CultureInfo.InvariantCulture) : 0;

    private static double Milliseconds(Match match) => double.Parse(match.Groups["value"].Value, CultureInfo.InvariantCulture) * match.Groups["unit"].Value switch
    {
        "us" => 0.001,
        "ms" => 1,
        _ => 1000,
    };

    [GeneratedRegex(@"Requests/sec:\s+(?<rate>[\d.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PerSecond();

    [GeneratedRegex(@"99%\s+(?<value>[\d.]+)(?<unit>us|ms|s)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Percentile();

    [GeneratedRegex(@"Non-2xx or 3xx responses: (?<count>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Refused();

    [GeneratedRegex(@"(connect|read|write|timeout) (?<count>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex SocketErrors();

    [GeneratedRegex(@"Verified: \d+, incorrect: (?<count>\d+) (?<example>.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Incorrect();
}
