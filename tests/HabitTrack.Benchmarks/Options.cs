using System.Globalization;

namespace HabitTrack.Benchmarks;

/// <summary>The command-line options.</summary>
/// <param name="Seconds">The duration of each load test in seconds.</param>
/// <param name="Turns">The number of repetitions, of which the median is reported.</param>
/// <param name="People">The number of people.</param>
/// <param name="Events">The number of events to rebuild.</param>
/// <param name="Against">The folder with the build of an earlier version; null for none.</param>
/// <param name="Only">The names of the measures to run; empty for all.</param>
internal sealed record Options(int Seconds, int Turns, int People, int Events, string? Against, IReadOnlyList<string> Only)
{
    private const string Usage = """
        Usage: scripts/bench [--seconds N] [--turns N] [--people N] [--events N] [--against DIR] [--only NAME,NAME]
        """;

    /// <exception cref="FormatException">An option is unknown or has an invalid value.</exception>
    public static Options Parse(IReadOnlyList<string> args, IReadOnlyList<string> names)
    {
        var options = new Options(15, 3, 20_000, 1_000_000, null, []);
        foreach (var pair in args.Chunk(2))
        {
            options = pair switch
            {
                ["--seconds", var text] => options with { Seconds = Number(text) },
                ["--turns", var text] => options with { Turns = Number(text) },
                ["--people", var text] => options with { People = Number(text) },
                ["--events", var text] => options with { Events = Number(text) },
                ["--against", var folder] => options with { Against = Path.GetFullPath(folder) },
                ["--only", var text] when text.Split(',') is var only && only.All(names.Contains) => options with { Only = only },
                _ => throw new FormatException($"{Usage}\nNames: {string.Join(", ", names)}"),
            };
        }

        return options;
    }

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
        ? number
        : throw new FormatException($"'{text}' is not a whole number above 0.");
}
