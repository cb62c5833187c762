using System.Globalization;
using System.Text.RegularExpressions;

namespace HabitTrack.Benchmarks;

/// <summary>HTTP load, from a process of its own.</summary>
internal sealed partial class Wrk(string script)
{
    /// <summary>So many of 64 that one answer in a hundred, or more, is checked.</summary>
    private const int CheckingConnections = 2;

    /// <param name="contestant">Who is asked.</param>
    /// <param name="connections">How many at a time.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="rate">Logs a second to offer, about; null for as many as possible.</param>
    public Task<Measured> Log(Contestant contestant, int connections, int seconds, double? rate = null) =>
        Run(contestant, null, 100, connections, seconds, rate is { } offered ? connections / offered * 1000 : 0);

    /// <param name="contestant">Who is asked.</param>
    /// <param name="view">What for.</param>
    /// <param name="writes">How many of a hundred requests log instead.</param>
    /// <param name="connections">How many at a time.</param>
    /// <param name="seconds">How long.</param>
    public Task<Measured> Look(Contestant contestant, Ask view, int writes, int connections, int seconds) =>
        Run(contestant, view, writes, connections, seconds, 0);

    /// <summary>Gets one address again and again.</summary>
    /// <param name="address">What is got.</param>
    /// <param name="authorization">With what; null for nothing.</param>
    /// <param name="connections">How many at a time.</param>
    /// <param name="seconds">How long.</param>
    public static Task<Measured> Get(Uri address, string? authorization, int connections, int seconds) =>
        Run(connections, seconds, authorization is null ? [$"{address}"] : ["-H", $"Authorization: {authorization}", $"{address}"], []);

    /// <summary>Most connections load, and a few beside them check every answer.</summary>
    private async Task<Measured> Run(Contestant contestant, Ask? view, int writes, int connections, int seconds, double pause)
    {
        var checking = Math.Min(CheckingConnections, connections);
        var checks = Run(true, checking);
        if (connections == checking)
            return await checks;
        var (load, check) = (await Run(false, connections - checking), await checks);
        return new(load.PerSecond + check.PerSecond, load.P99, load.Failed + check.Failed);

        Task<Measured> Run(bool checksAnswers, int of) => Wrk.Run(of, seconds, ["-s", script, $"{contestant.Program.Address}"], new()
        {
            ["PEOPLE"] = contestant.People,
            ["LOG"] = contestant.Log.Path,
            ["BODY"] = contestant.Log.Body!,
            ["LOG_ANSWER"] = checksAnswers ? contestant.Log.Answer : "",
            ["VIEW"] = view?.Path ?? "",
            ["VIEW_ANSWER"] = view?.Answer ?? "",
            ["WRITES"] = $"{writes}",
            ["PAUSE"] = pause.ToString("0.###", CultureInfo.InvariantCulture),
        });
    }

    private static async Task<Measured> Run(int connections, int seconds, string[] what, Dictionary<string, string> environment)
    {
        var threads = connections > CheckingConnections ? 2 : 1;
        var output = await Tool.Run("wrk", ["-t", $"{threads}", "-c", $"{connections}", "-d", $"{seconds}s", "--timeout", "10s", "--latency", .. what], environment);
        var wrong = Count(Wrong().Match(output));
        if (wrong > 0)
            Console.Error.WriteLine($"A wrong answer: {Wrong().Match(output).Groups["example"].Value}");
        return new Measured(
            double.Parse(PerSecond().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture),
            Milliseconds(Percentile().Match(output)),
            Math.Max(wrong, Count(Refused().Match(output))) + SocketErrors().Matches(output).Sum(Count));
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

    [GeneratedRegex(@"Checked: \d+, wrong: (?<count>\d+) (?<example>.*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Wrong();
}
