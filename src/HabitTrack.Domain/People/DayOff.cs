namespace HabitTrack.Domain.People;

/// <summary>A range of days off, on which all habits are skipped.</summary>
/// <param name="Id">Unique among the person's days off.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day, which is the first for a single day.</param>
/// <param name="Reason">The reason in the person's words; null if there is none.</param>
public sealed record DayOff(Guid Id, DateOnly From, DateOnly To, string? Reason)
{
    /// <summary>Whether the range contains a day.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;

    /// <summary>Whether both ranges have the same days.</summary>
    public bool HasSameDaysAs(DayOff other) => (From, To) == (other.From, other.To);
}
