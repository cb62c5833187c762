using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>
/// One line of an export. The first has the format (<c>habitTrack</c>, <c>exportedAt</c>), the last the number of events (<c>events</c>), and
/// each of the others is one event.
/// </summary>
/// <param name="Origin">When and by whom an imported event was first recorded.</param>
internal sealed record ExportLine(
    int? HabitTrack = null,
    DateTimeOffset? ExportedAt = null,
    long? Events = null,
    long? Sequence = null,
    Guid? Id = null,
    string? Stream = null,
    long? Version = null,
    string? Type = null,
    object? Data = null,
    DateTimeOffset? RecordedAt = null,
    string? By = null,
    string? CorrelationId = null,
    string? CausationId = null,
    Origin? Origin = null)
{
    /// <summary>The version of the export format.</summary>
    public const int Form = 1;

    [JsonIgnore]
    public bool IsEvent => HabitTrack is null && Events is null;

    public static ExportLine First(DateTimeOffset now) => new(HabitTrack: Form, ExportedAt: now);

    public static ExportLine Last(long events) => new(Events: events);

    public static ExportLine Of(IEvent recorded) => new()
    {
        Sequence = recorded.Sequence,
        Id = recorded.Id,
        Stream = recorded.StreamName,
        Version = recorded.Version,
        Type = recorded.EventTypeName,
        Data = recorded.Data,
        RecordedAt = recorded.Timestamp,
        By = recorded.UserName,
        CorrelationId = recorded.CorrelationId,
        CausationId = recorded.CausationId,
        Origin = recorded.Origin,
    };
}
