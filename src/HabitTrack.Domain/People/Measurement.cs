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
    public override EntryLogged Logged(Guid id) => new MeasurementTaken(id, Day, PerformedAt, Timing, Name, Value, Unit, Note);
}
