using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>The person measured something. Value, -1,000,000 to 1,000,000, up to three decimals.</summary>
public sealed record MeasurementTaken(
    Guid EntryId, DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string Name, decimal Value, string Unit, string? Note)
    : EntryLogged(EntryId)
{
    [JsonIgnore]
    public override Entry Entry => new Measurement(Day, PerformedAt, Timing, Name, Value, Unit, Note);
}

/// <summary>Weight, or anything else that has a name, a value and a unit.</summary>
/// <param name="Name">1 to 40 characters.</param>
/// <param name="Value">-1,000,000 to 1,000,000, up to three decimals.</param>
/// <param name="Unit">1 to 20 characters.</param>
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

    /// <summary>The same in kg or cm where the unit is one of mass or length (by the international avoirdupois pound and yard), so that values can be compared; converted ones to one decimal.</summary>
    public Measurement Comparable() =>
        Conversions.TryGetValue(Unit.Trim(), out var conversion) ? this with { Unit = conversion.Unit, Value = Math.Round(Value * conversion.Factor, 1) } : this;

    public override EntryLogged Logged(Guid id) => new MeasurementTaken(id, Day, PerformedAt, Timing, Name, Value, Unit, Note);
}
