using System.Globalization;
using FsCheck;

namespace HabitTrack.Domain.Tests.Kit;

/// <summary>How many cases properties try. A failure prints the smallest case that was found, and its seed.</summary>
internal static class Properties
{
    /// <summary>Cases of a property: scripts/test --thorough sets it to 5,000.</summary>
    private const string Cases = "PROPERTY_CASES";

    /// <summary>Begins with the pair of numbers that a failure printed, such as <c>123,457</c>.</summary>
    private const string Seed = "PROPERTY_SEED";

    /// <param name="cost">Of one case, as a multiple of what it costs to fold a history: a property is tried that much less often.</param>
    public static Config Tried(int cost = 1)
    {
        var cases = int.Parse(Environment.GetEnvironmentVariable(Cases) ?? "200", CultureInfo.InvariantCulture);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, cases / cost));
        if (Environment.GetEnvironmentVariable(Seed) is not { Length: > 0 } seed)
            return config;

        var numbers = seed.Split(',').Select(number => ulong.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return config.WithReplay(numbers[0], numbers[1]);
    }
}
