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
    public override EntryLogged Logged(Guid id) => new MeasurementTaken(id, Day, PerformedAt, Timing, Name, Value, Unit, Note);
}
