using System.Text.Json.Serialization;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>
/// One line of an export. The first says what it is (<c>habitTrack</c>, <c>exportedAt</c>), the last how many events there are (<c>events</c>), and
/// each of the others is one event.
/// </summary>
internal sealed record ExportLine
{
    /// <summary>The only version of the form that there is so far.</summary>
    public const int Form = 1;

    public int? HabitTrack { get; init; }

    public DateTimeOffset? ExportedAt { get; init; }

    public long? Events { get; init; }

    public long? Sequence { get; init; }

    public Guid? Id { get; init; }

    public string? Stream { get; init; }

    public long? Version { get; init; }

    public string? Type { get; init; }

    public object? Data { get; init; }

    public DateTimeOffset? RecordedAt { get; init; }

    public string? By { get; init; }

    public string? CorrelationId { get; init; }

    public string? CausationId { get; init; }

    /// <summary>When and by whom it was first recorded, where it had been imported itself.</summary>
    public Origin? Origin { get; init; }

    [JsonIgnore]
    public bool IsEvent => HabitTrack is null && Events is null;

    public static ExportLine First(DateTimeOffset now) => new() { HabitTrack = Form, ExportedAt = now };

    public static ExportLine Last(long events) => new() { Events = events };

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
