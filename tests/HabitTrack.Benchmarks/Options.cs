using System.Globalization;

namespace HabitTrack.Benchmarks;

/// <summary>What is asked for on the command line.</summary>
/// <param name="Seconds">How long each load lasts.</param>
/// <param name="Turns">How often everything is measured; the median counts.</param>
/// <param name="People">How many log and look.</param>
/// <param name="Events">How many events are rebuilt.</param>
/// <param name="Against">The folder of an earlier version, built.</param>
/// <param name="Only">Names of the measures; empty for all.</param>
internal sealed record Options(int Seconds, int Turns, int People, int Events, string? Against, IReadOnlyList<string> Only)
{
    private const string Usage = """
        Usage: scripts/bench [--seconds N] [--turns N] [--people N] [--events N] [--against DIR] [--only NAME,NAME]
        """;

    /// <exception cref="FormatException">There is no such option, or it takes another value.</exception>
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
        : throw new FormatException($"'{text}' is no number above 0.");
}
