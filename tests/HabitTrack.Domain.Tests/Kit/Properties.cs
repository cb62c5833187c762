using System.Globalization;
using FsCheck;

namespace HabitTrack.Domain.Tests.Kit;

/// <summary>The configuration of property tests. A failure prints the smallest failing case and its seed.</summary>
internal static class Properties
{
    /// <summary>The number of cases per property, 200 by default. scripts/test --thorough sets it to 5,000.</summary>
    private const string Cases = "PROPERTY_CASES";

    /// <summary>The seed of the first case, as printed by a failure, such as <c>123,457</c>.</summary>
    private const string Seed = "PROPERTY_SEED";

    /// <param name="cost">The cost of a case relative to folding a history. The number of cases is divided by it.</param>
    public static Config Configure(int cost = 1)
    {
        var cases = int.Parse(Environment.GetEnvironmentVariable(Cases) ?? "200", CultureInfo.InvariantCulture);
        var config = Config.QuickThrowOnFailure.WithMaxTest(Math.Max(1, cases / cost));
        if (Environment.GetEnvironmentVariable(Seed) is not { Length: > 0 } seed)
            return config;

        var numbers = seed.Split(',').Select(number => ulong.Parse(number, CultureInfo.InvariantCulture)).ToList();
        return config.WithReplay(numbers[0], numbers[1]);
    }
}
