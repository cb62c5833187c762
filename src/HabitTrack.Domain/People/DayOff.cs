namespace HabitTrack.Domain;

/// <summary>A day off, or a range of them: every habit that lives then is skipped.</summary>
/// <param name="Id">Unique among the person's days off.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; the first one where it is a single day.</param>
/// <param name="Reason">Why, in the person's words; null when they did not say.</param>
public sealed record DayOff(Guid Id, DateOnly From, DateOnly To, string? Reason)
{
    /// <summary>Whether a day is one of these.</summary>
    public bool Covers(DateOnly day) => From <= day && day <= To;
}
