namespace HabitTrack.Web;

/// <summary>An entry that was read, before it is decided whether it can be added.</summary>
internal sealed record StagedEntry(int? Line, string? Part, string Stream, Guid Id, Entry Content, DateTimeOffset? At, DateOnly? Day)
{
    [JsonIgnore]
    public ImportPlace Place => new(Line, Part);

    [JsonIgnore]
    public LogEntry Command => new(Id, Content, new When(At, Day));
}
