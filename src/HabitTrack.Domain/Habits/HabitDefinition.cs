using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>What of a habit may be changed at any time, for its whole history.</summary>
/// <param name="Name">1 to 80 characters.</param>
/// <param name="StartedOn">The first day of its life.</param>
/// <param name="Forgive">How many missed periods in a row a streak survives, 0 to 30.</param>
/// <param name="Order">Its place in lists; lower comes first.</param>
/// <param name="Tags">Words of the person's own, at most 20 of up to 40 characters.</param>
public sealed record HabitDetails(string Name, DateOnly StartedOn, int Forgive, int Order, IReadOnlyList<string> Tags)
{
    /// <summary>Tags are compared one by one.</summary>
    public bool Equals(HabitDetails? other) =>
        other is not null
        && (Name, StartedOn, Forgive, Order) == (other.Name, other.StartedOn, other.Forgive, other.Order)
        && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Name, StartedOn, Forgive, Order);
}

/// <summary>What happens to a pause.</summary>
public enum PauseChange
{
    /// <summary>It begins.</summary>
    [JsonStringEnumMemberName("stop")] Paused,

    /// <summary>It ends.</summary>
    [JsonStringEnumMemberName("go")] Resumed,
}

/// <summary>What happens to a life.</summary>
public enum LifeChange
{
    /// <summary>It ends.</summary>
    [JsonStringEnumMemberName("stop")] Archived,

    /// <summary>It goes on.</summary>
    [JsonStringEnumMemberName("go")] Reopened,
}

/// <summary>A pause or a resume, on its day.</summary>
public sealed record DatedPause(DateOnly Day, [property: JsonPropertyName("turn")] PauseChange Change);

/// <summary>An archiving or a reopening, on its day.</summary>
public sealed record DatedLifeChange(DateOnly Day, [property: JsonPropertyName("turn")] LifeChange Change);

/// <summary>When a habit was started by hand: the instant, and the person's day of it then.</summary>
public sealed record Declaration(DateOnly Day, DateTimeOffset At);

/// <summary>A skipped day.</summary>
public sealed record Skip(DateOnly Day, string? Reason);

/// <summary>All there is to a habit but its entries.</summary>
/// <param name="Kind">What sort of activity.</param>
/// <param name="Details">Name, start, forgiveness, order, tags.</param>
/// <param name="ByLog">Started by a log, and nobody chose its start: it begins on the day of its earliest entry that counts.</param>
/// <param name="Goals">Every goal, as declared one after the other; the first is the one it started with.</param>
/// <param name="Pauses">Pauses and resumes, by day.</param>
/// <param name="Life">Archivings and reopenings, by day.</param>
/// <param name="Skips">Skipped days, in order.</param>
/// <param name="Declared">
/// When it was started by hand, where nobody chose its start: it begins then, or on the day of its earliest entry that counts, whichever is earlier.
/// </param>
public sealed record HabitDefinition(
    HabitKind Kind,
    HabitDetails Details,
    bool ByLog,
    IReadOnlyList<DeclaredGoal> Goals,
    IReadOnlyList<DatedPause> Pauses,
    IReadOnlyList<DatedLifeChange> Life,
    IReadOnlyList<Skip> Skips,
    Declaration? Declared = null)
{
    // After every day that anything may be dated.
    private static readonly DateOnly Never = PersonalCalendar.LastDay.AddDays(1);

    /// <summary>The first day of its life.</summary>
    [JsonIgnore]
    public DateOnly Start => Details.StartedOn;

    /// <summary>Whether the start was chosen, and so does not move with the entries.</summary>
    [JsonIgnore]
    public bool IsStartChosen => !ByLog && Declared is null;

    /// <summary>Whether there is a life: a habit started by a log has none while no entry counts.</summary>
    [JsonIgnore]
    public bool HasLife => Start < Never;

    /// <summary>The unit of the goal declared last: that of amounts recorded without one.</summary>
    [JsonIgnore]
    public string Unit => Goals[^1].Goal.Unit;

    /// <summary>The same with a chosen start.</summary>
    public HabitDefinition StartingOn(DateOnly day) => WithStart(day) with { ByLog = false, Declared = null };

    /// <summary>The same as its entries start it, unless the start was chosen.</summary>
    /// <param name="firstEntry">The day of the earliest entry that counts; null when none does.</param>
    internal HabitDefinition StartedBy(DateOnly? firstEntry) =>
        ByLog ? WithStart(firstEntry ?? Never)
        : Declared is { Day: var day } ? WithStart(firstEntry < day ? firstEntry.Value : day)
        : this;

    /// <summary>The same in a calendar, in which it may have been declared on an earlier day: today is never before a start that nobody chose.</summary>
    public HabitDefinition In(PersonalCalendar calendar) =>
        Declared is { At: var at } && calendar.DayOf(at) is var day && day < Start ? WithStart(day) : this;

    /// <summary>The same, seen from a day: nothing dated later is in it. What has no date (name, forgiveness, start) is as now known.</summary>
    public HabitDefinition SeenFrom(DateOnly day) => this with
    {
        Goals = Goals.Where(goal => goal.EffectiveFrom is not { } from || from <= day || from <= Start).ToList(),
        Pauses = Pauses.Where(pause => pause.Day <= day).ToList(),
        Life = Life.Where(change => change.Day <= day).ToList(),
        Skips = Skips.Where(skip => skip.Day <= day).ToList(),
    };

    /// <summary>Goals, pauses, the life and skips are compared one by one.</summary>
    public bool Equals(HabitDefinition? other) =>
        other is not null
        && (Kind, Details, ByLog, Declared) == (other.Kind, other.Details, other.ByLog, other.Declared)
        && Goals.SequenceEqual(other.Goals)
        && Pauses.SequenceEqual(other.Pauses)
        && Life.SequenceEqual(other.Life)
        && Skips.SequenceEqual(other.Skips);

    public override int GetHashCode() => HashCode.Combine(Kind, Details, ByLog, Goals.Count);

    /// <summary>Whether a day lies within the life.</summary>
    public bool IsAlive(DateOnly day) => day >= Start && !IsArchived(day);

    /// <summary>Whether a day lies after an archive day, and before any reopening.</summary>
    public bool IsArchived(DateOnly day) =>
        // The archive day is the last of the life, the day of reopening the first again.
        Life.LastOrDefault(some => some.Change == LifeChange.Archived ? some.Day < day : some.Day <= day)?.Change == LifeChange.Archived;

    /// <summary>Whether a day is paused: from the pause's first day up to the day before the resume.</summary>
    public bool IsPaused(DateOnly day) => Pauses.LastOrDefault(pause => pause.Day <= day)?.Change == PauseChange.Paused;

    /// <summary>Whether a day is skipped.</summary>
    public bool IsSkipped(DateOnly day) => Skips.Any(skip => skip.Day == day);

    /// <summary>The last day of the life, or null while it has no end.</summary>
    [JsonIgnore]
    public DateOnly? ArchivedOn => Life is [.., { Change: LifeChange.Archived } last] ? last.Day : null;

    private HabitDefinition WithStart(DateOnly day) => day == Start ? this : this with { Details = Details with { StartedOn = day } };
}
