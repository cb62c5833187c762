namespace HabitTrack.Domain.People;

/// <summary>The measurements of one name, in one unit so that they can be compared.</summary>
/// <param name="Name">The name in lower case.</param>
/// <param name="Unit">kg for masses, cm for lengths, the longest unit given for durations, and otherwise the unit as it was given.</param>
/// <param name="Taken">The measurements in the order given, with the values in the unit; converted values have one decimal.</param>
public sealed record MeasurementSeries(string Name, string Unit, IReadOnlyList<Measurement> Taken)
{
    private const string Kilograms = "kg", Centimetres = "cm", Seconds = "s", Minutes = "min", Hours = "h";

    /// <summary>The names of units, with the base unit of what they measure and their size in it.</summary>
    private static readonly Dictionary<string, (string Base, decimal Size)> Sizes = new (string Base, decimal Size, string Names)[]
    {
        (Kilograms, 1, "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes"),
        (Kilograms, 0.001m, "g gram grams gramme grammes"),
        (Kilograms, Units.KilogramsInAPound, "lb lbs pound pounds"),
        (Kilograms, 14 * Units.KilogramsInAPound, "st stone stones"),
        (Kilograms, Units.KilogramsInAPound / 16, "oz ounce ounces"),
        (Centimetres, 1, "cm cms centimetre centimetres centimeter centimeters"),
        (Centimetres, 0.1m, "mm millimetre millimetres millimeter millimeters"),
        (Centimetres, 100, "m metre metres meter meters"),
        (Centimetres, 2.54m, "in inch inches \" \u2033"),
        (Centimetres, 30.48m, "ft foot feet"),
        (Seconds, 1, "s sec secs second seconds"),
        (Seconds, 60, "min mins minute minutes"),
        (Seconds, 3_600, "h hr hrs hour hours"),
    }.SelectMany(unit => unit.Names.Split(' ').Select(name => KeyValuePair.Create(name, (unit.Base, unit.Size)))).ToDictionary(StringComparer.Ordinal);

    /// <summary>Returns a series for each name; several for a name whose units cannot be converted into each other.</summary>
    public static IEnumerable<MeasurementSeries> Of(IEnumerable<Measurement> measurements) => measurements
        .GroupBy(measurement => (Name: measurement.Name.Trim().ToLowerInvariant(), SizeOf(measurement.Unit).Base))
        .Select(same => Of(same.Key.Name, same.Key.Base, same.ToList()));

    private static MeasurementSeries Of(string name, string baseUnit, List<Measurement> taken)
    {
        var (unit, size) = (baseUnit, taken.Max(measurement => SizeOf(measurement.Unit).Size)) switch
        {
            (Seconds, 3_600) => (Hours, 3_600),
            (Seconds, 60) => (Minutes, 60),
            (Kilograms or Centimetres or Seconds, _) => (baseUnit, 1m),
            _ => (taken[^1].Unit.Trim(), 1),
        };
        return new MeasurementSeries(name, unit, [.. taken.Select(measurement => measurement with { Unit = unit, Value = Converted(measurement, size) })]);
    }

    private static decimal Converted(Measurement measurement, decimal size) =>
        SizeOf(measurement.Unit).Size is var from && from == size ? measurement.Value : Math.Round(measurement.Value * from / size, 1);

    /// <summary>The base unit of a unit, and its size in it. A unit that is not known is its own.</summary>
    private static (string Base, decimal Size) SizeOf(string unit) =>
        unit.Trim().TrimEnd('.').ToLowerInvariant() is var name && Sizes.TryGetValue(name, out var known) ? known : (name, 1);
}
