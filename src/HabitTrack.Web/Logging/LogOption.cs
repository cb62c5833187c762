namespace HabitTrack.Web;

/// <summary>A quick log form.</summary>
/// <param name="Label">The label of the button.</param>
/// <param name="Values">The values to submit.</param>
/// <param name="Inputs">The inputs with their labels.</param>
/// <param name="Amount">What it adds, in the unit of the goal; with an input, for each unit that is typed.</param>
internal sealed record LogOption(string Label, (string Name, string Value)[] Values, (string Name, string Label)[] Inputs, decimal Amount = 1)
{
    /// <summary>A button that logs fixed values.</summary>
    public static LogOption Button(string label, params (string Name, string Value)[] values) => new(label, values, []);

    /// <summary>A button that logs an amount.</summary>
    public static LogOption OfAmount(string name, decimal amount, string label) =>
        new("+\u00a0" + label, [(name, Words.FieldValue(amount)!)], [], amount);

    /// <summary>Buttons that log durations.</summary>
    /// <inheritdoc cref="Amounts"/>
    public static IEnumerable<LogOption> Durations(int[] defaults, decimal? last, decimal? rest) => Amounts(defaults, last, rest)
        .Select(seconds => OfAmount("seconds", seconds, seconds < 120 ? $"{seconds}\u00a0s" : Words.Duration(seconds)));

    /// <summary>A field with a button that logs its value.</summary>
    public static LogOption Input(string name, string label) => new(T("Log"), [], [(name, label)]);

    /// <summary>As many amounts as there are defaults: the last amount and the rest replace the nearest ones.</summary>
    /// <param name="defaults">The default amounts, in order.</param>
    /// <param name="last">The last amount; null if none is known.</param>
    /// <param name="rest">What is missing to reach the goal; null if nothing is. It is offered if it is not much more than the other amounts.</param>
    public static IReadOnlyList<decimal> Amounts(int[] defaults, decimal? last, decimal? rest)
    {
        var others = defaults.Select(amount => (decimal)amount).ToList();
        var amounts = new List<decimal>();
        foreach (var amount in new[] { last, rest <= Math.Max(defaults[^1], 2 * (last ?? 0)) ? rest : null }.OfType<decimal>().Where(decimal.IsInteger).Distinct())
        {
            others.Remove(others.MinBy(other => Math.Abs(other - amount)));
            amounts.Add(amount);
        }

        return [.. amounts.Concat(others).Order()];
    }
}
