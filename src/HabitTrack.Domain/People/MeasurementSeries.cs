namespace HabitTrack.Domain.People;

/// <summary>The measurements of one name, in one unit so that they can be compared.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Unit">The unit of the last measurement, as it was given.</param>
/// <param name="Taken">The measurements in the order given, with the values in the unit; converted values have one decimal and at least three digits.</param>
public sealed record MeasurementSeries(string Name, string Unit, IReadOnlyList<Measurement> Taken)
{
    private const string Kilograms = "kg", Centimetres = "cm", Seconds = "s", Litres = "l";

    /// <summary>The names of units, with the base unit of what they measure and their size in it.</summary>
    private static readonly Dictionary<string, (string Base, decimal Size)> Sizes = new (string Base, decimal Size, string Names)[]
    {
        (Kilograms, 1, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
        (Kilograms, 0.001m, "g gram grams gramme grammes"),
        (Kilograms, 0.000_001m, "mg milligram milligrams milligramme milligrammes"),
        (Kilograms, Units.KilogramsInAPound, "lb lbs pound pounds"),
        (Kilograms, 14 * Units.KilogramsInAPound, "st stone stones"),
        (Kilograms, Units.KilogramsInAPound / 16, "oz ounce ounces"),
        (Centimetres, 1, "cm cms centimetre centimetres centimeter centimeters"),
        (Centimetres, 0.1m, "mm millimetre millimetres millimeter millimeters"),
        (Centimetres, 100, "m metre metres meter meters"),
        (Centimetres, 100_000, "km kms kilometre kilometres kilometer kilometers"),
        (Centimetres, 100 * Units.MetresInAMile, "mi mile miles"),
        (Centimetres, 2.54m, "in inch inches \" \u2033"),
        (Centimetres, 30.48m, "ft foot feet"),
        (Seconds, 1, "s sec secs second seconds"),
        (Seconds, 60, "min mins minute minutes"),
        (Seconds, 3_600, "h hr hrs hour hours"),
        (Litres, 1, "l litre litres liter liters"),
        (Litres, 0.001m, "ml millilitre millilitres milliliter milliliters"),
    }.SelectMany(unit => unit.Names.Split(' ').Select(name => KeyValuePair.Create(name, (unit.Base, unit.Size)))).ToDictionary(StringComparer.Ordinal);

    /// <summary>Returns a series for each name; several for a name whose units cannot be converted into each other.</summary>
    public static IEnumerable<MeasurementSeries> Of(IEnumerable<Measurement> measurements) => measurements
        .GroupBy(measurement => (Name: NameOf(measurement), SizeOf(measurement.Unit).Base))
        .Select(same => Of(same.Key.Name, same.ToList()));

    /// <summary>Returns the base unit of a unit, and its size in it. A unit that is not known is its own.</summary>
    public static (string Base, decimal Size) SizeOf(string unit) =>
        unit.Trim().TrimEnd('.').ToLowerInvariant() is var name && Sizes.TryGetValue(name, out var known) ? known : (name, 1);

    private static MeasurementSeries Of(string name, List<Measurement> taken)
    {
        var unit = taken[^1].Unit.Trim();
        return new MeasurementSeries(
            name, unit, [.. taken.Select(measurement => measurement with { Unit = unit, Value = Converted(measurement, SizeOf(unit).Size) })]);
    }

    private static decimal Converted(Measurement measurement, decimal size)
    {
        var from = SizeOf(measurement.Unit).Size;
        if (from == size || measurement.Value == 0)
            return measurement.Value;

        var value = measurement.Value * from / size;
        return Math.Round(value, Math.Max(1, 2 - (int)Math.Floor(Math.Log10((double)Math.Abs(value)))));
    }

    /// <summary>The name in lower case, with single spaces.</summary>
    private static string NameOf(Measurement measurement) =>
        string.Join(' ', measurement.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
}
