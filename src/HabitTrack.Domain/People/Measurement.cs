using System.Text.Json.Serialization;

namespace HabitTrack.Domain.People;

/// <summary>A measurement was taken. Value: -1,000,000 to 1,000,000, up to three decimals.</summary>
public sealed record MeasurementTaken(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string Name, decimal Value, string Unit, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Measurement(Day, PerformedAt, Timing, Name, Value, Unit, Note);
}

/// <summary>A measurement, such as weight.</summary>
/// <param name="Name">The name of the measured quantity, 1 to 40 characters.</param>
/// <param name="Value">The value, -1,000,000 to 1,000,000, up to three decimals.</param>
/// <param name="Unit">The unit, 1 to 20 characters.</param>
public sealed record Measurement(
    DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string Name, decimal Value, string Unit, string? Note)
    : Entry(Day, PerformedAt, Timing, Note)
{
    private static readonly Dictionary<string, (string Unit, decimal Factor)> Conversions = new(StringComparer.OrdinalIgnoreCase)
    {
        ["lb"] = ("kg", Units.KilogramsInAPound),
        ["lbs"] = ("kg", Units.KilogramsInAPound),
        ["st"] = ("kg", 14 * Units.KilogramsInAPound),
        ["g"] = ("kg", 0.001m),
        ["in"] = ("cm", 2.54m),
        ["ft"] = ("cm", 30.48m),
        ["mm"] = ("cm", 0.1m),
        ["m"] = ("cm", 100m),
    };

    /// <summary>
    /// Converts units of mass to kg and units of length to cm, so that values can be compared. Converted values have one decimal (international avoirdupois
    /// pound and yard). Other units are returned unchanged.
    /// </summary>
    public Measurement Comparable() =>
        Conversions.TryGetValue(Unit.Trim(), out var conversion) ? this with { Unit = conversion.Unit, Value = Math.Round(Value * conversion.Factor, 1) } : this;

    public override EntryLogged Logged(Guid id) => new MeasurementTaken(id, Day, PerformedAt, Timing, Name, Value, Unit, Note);
}
