using System.Globalization;
using System.Text.RegularExpressions;

namespace HabitTrack.Benchmarks;

/// <summary>HTTP load, from a process of its own.</summary>
internal sealed partial class Wrk(string script, int habits)
{
    /// <param name="address">The service.</param>
    /// <param name="connections">How many at a time.</param>
    /// <param name="seconds">How long.</param>
    /// <param name="rate">Logs a second to offer, about; null for as many as possible.</param>
    public async Task<Measured> Log(Uri address, int connections, int seconds, double? rate = null)
    {
        var pause = rate is { } offered ? connections / offered * 1000 : 0;
        var environment = new Dictionary<string, string>
        {
            ["HABITS"] = $"{habits}",
            ["PAUSE"] = pause.ToString("0.###", CultureInfo.InvariantCulture),
        };
        return await Run(connections, seconds, ["-s", script, $"{address}"], environment);
    }

    /// <summary>Reads one view again and again.</summary>
    public static Task<Measured> Read(Uri view, int connections, int seconds) => Run(connections, seconds, [$"{view}"], []);

    private static async Task<Measured> Run(int connections, int seconds, string[] what, Dictionary<string, string> environment)
    {
        var threads = Math.Min(2, connections);
        var output = await Tool.Run("wrk", ["-t", $"{threads}", "-c", $"{connections}", "-d", $"{seconds}s", "--latency", .. what], environment);
        return output.Contains("Non-2xx", StringComparison.Ordinal) || output.Contains("Socket errors", StringComparison.Ordinal)
            ? throw new InvalidOperationException("Some requests were not answered as they should be: " + output)
            : new Measured(double.Parse(PerSecond().Match(output).Groups["rate"].Value, CultureInfo.InvariantCulture), Milliseconds(Percentile().Match(output)));
    }

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
}
