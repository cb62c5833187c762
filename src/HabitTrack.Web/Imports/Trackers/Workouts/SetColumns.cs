namespace HabitTrack.Web;

/// <summary>Reads the columns of sets, whose headings differ between programs and versions only in their units. Zeros are unknown.</summary>
internal static class SetColumns
{
    /// <summary>The units that are headings themselves in the oldest files of Strong.</summary>
    private static readonly string[] Weights = ["kg", "lb", "lbs"], Distances = ["km", "mi"];

    /// <summary>The weight, and its unit if the row or the heading has one; null without a weight.</summary>
    /// <exception cref="ProblemException">The row is damaged.</exception>
    public static (decimal Value, string? Unit)? Weight(CsvRow row) => Amount(row, "weight", Weights);

    /// <summary>The weight in kg. Of an exercise with assistance it is less than 0.</summary>
    /// <exception cref="ProblemException">The row is damaged, or the unit is needed.</exception>
    public static decimal? Kg(CsvRow row, string exercise, ImportReading reading)
    {
        if (Weight(row) is not var (value, unit))
            return null;
        unit ??= reading.Options.Units ?? throw new ProblemException(Problems.Invalid(
            "units", "The file does not say whether its weights are in kilograms or pounds. Repeat the request with units=kg or units=lb."));
        var factor = unit.ToLowerInvariant() switch
        {
            "kg" or "kgs" => 1,
            "lb" or "lbs" => Units.KilogramsInAPound,
            _ => throw row.Place.Damaged($"'{ImportText.Shorten(unit, 20)}' is no unit of weights, such as kg or lbs."),
        };
        var kg = Math.Round(value * factor, Limits.Decimals).WithoutTrailingZeros();
        return exercise.Contains("assisted", StringComparison.OrdinalIgnoreCase) ? -Math.Abs(kg) : kg;
    }

    /// <summary>The distance as a text; null without one.</summary>
    /// <exception cref="ProblemException">The row is damaged.</exception>
    public static string? Distance(CsvRow row) => Amount(row, "distance", Distances) is var (value, unit) ? string.Create(CultureInfo.InvariantCulture, $"{value:0.###} {unit}").TrimEnd() : null;

    /// <summary>A whole number; null for none.</summary>
    /// <exception cref="ProblemException">The row is damaged.</exception>
    public static int? Whole(CsvRow row, string column) => Number(row, column) switch
    {
        null => null,
        { } number when decimal.IsInteger(number) && number < int.MaxValue => (int)number,
        _ => throw row.Place.Damaged($"{column} must be a whole number such as 12."),
    };

    /// <summary>A number; null for none.</summary>
    /// <exception cref="ProblemException">The row is damaged.</exception>
    public static decimal? Number(CsvRow row, string column) =>
        row[column] is not { Length: > 0 } text ? null
        : ImportText.Number(text) is { } number && Math.Abs(number) < 1_000_000_000 ? number == 0 ? null : number
        : throw row.Place.Damaged($"{column} is '{ImportText.Shorten(text, 20)}', which is not a number such as 12.5.");

    private static (decimal Value, string? Unit)? Amount(CsvRow row, string name, string[] units)
    {
        foreach (var heading in row.Header)
        {
            var unit = units.Contains(heading, StringComparer.OrdinalIgnoreCase) ? heading
                : heading.StartsWith(name, StringComparison.OrdinalIgnoreCase) ? heading[name.Length..].Trim(' ', '(', ')', '_')
                : null;
            if (unit?.Equals("unit", StringComparison.OrdinalIgnoreCase) != false || Number(row, heading) is not { } value)
                continue;
            return (value, row[$"{name} unit"] is { Length: > 0 } given ? given : unit.Length > 0 ? unit : null);
        }

        return null;
    }
}
