namespace HabitTrack.Peer;

public sealed record HangLogged(Guid EntryId, DateOnly Day, DateTimeOffset PerformedAt, int Seconds, string? Grip);

/// <summary>The totals and streaks of a person's hangs.</summary>
public sealed class HangHabit
{
    /// <summary>The stream key, unique for every person, since tenants share the tables.</summary>
    public string Id { get; set; } = "";

    public int Version { get; set; }

    public int Entries { get; set; }

    public int Seconds { get; set; }

    public int Longest { get; set; }

    public DateOnly? LastDay { get; set; }

    public int CurrentStreak { get; set; }

    public int LongestStreak { get; set; }

    public static string KeyOf(string person) => $"{person}/hang";

    public void Apply(HangLogged logged)
    {
        Entries++;
        Seconds += logged.Seconds;
        Longest = Math.Max(Longest, logged.Seconds);
        if (LastDay is { } last && logged.Day <= last)
            return;
        CurrentStreak = LastDay?.AddDays(1) == logged.Day ? CurrentStreak + 1 : 1;
        LongestStreak = Math.Max(LongestStreak, CurrentStreak);
        LastDay = logged.Day;
    }
}
