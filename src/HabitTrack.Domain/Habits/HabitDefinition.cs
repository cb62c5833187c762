using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Habits;

/// <summary>The properties of a habit that apply to its whole history whenever they are changed.</summary>
/// <param name="Name">The name, 1 to 80 characters.</param>
/// <param name="StartedOn">The first day of the life.</param>
/// <param name="Forgive">The number of consecutive missed periods that a streak survives, 0 to 30.</param>
/// <param name="Order">The position in lists, in ascending order.</param>
/// <param name="Tags">At most 20 tags of up to 40 characters.</param>
/// <param name="Icon">The name of a symbol, or a character such as an emoji; null for that of the kind.</param>
/// <param name="Color">The color; null for that of the kind.</param>
public sealed record HabitDetails(
    string Name, DateOnly StartedOn, int Forgive, int Order, IReadOnlyList<string> Tags, string? Icon = null, HabitColor? Color = null)
{
    /// <summary>Compares tags by value and order.</summary>
    public bool Equals(HabitDetails? other) =>
        other is not null
        && (Name, StartedOn, Forgive, Order, Icon, Color) == (other.Name, other.StartedOn, other.Forgive, other.Order, other.Icon, other.Color)
        && Tags.SequenceEqual(other.Tags);

    public override int GetHashCode() => HashCode.Combine(Name, StartedOn, Forgive, Order);
}

/// <summary>The start or end of a pause.</summary>
public enum PauseChange
{
    /// <summary>The habit was paused.</summary>
    [JsonStringEnumMemberName("stop")] Paused,

    /// <summary>The habit was resumed.</summary>
    [JsonStringEnumMemberName("go")] Resumed,
}

/// <summary>The end or continuation of a life.</summary>
public enum LifeChange
{
    /// <summary>The habit was archived.</summary>
    [JsonStringEnumMemberName("stop")] Archived,

    /// <summary>The habit was reopened.</summary>
    [JsonStringEnumMemberName("go")] Reopened,
}

/// <summary>The day of a pause or resume.</summary>
public sealed record DatedPause(DateOnly Day, [property: JsonPropertyName("turn")] PauseChange Change);

/// <summary>The day of an archiving or reopening.</summary>
public sealed record DatedLifeChange(DateOnly Day, [property: JsonPropertyName("turn")] LifeChange Change);

/// <summary>The time at which a habit was started by a command rather than by a log: the instant, and the person's day at that time.</summary>
public sealed record Declaration(DateOnly Day, DateTimeOffset At);

/// <summary>A skipped day.</summary>
public sealed record Skip(DateOnly Day, string? Reason);

/// <summary>The state of a habit except its entries.</summary>
/// <param name="Kind">The kind of activity.</param>
/// <param name="Details">The name, start, forgiveness, order and tags.</param>
/// <param name="ByLog">Whether it was started by a log and its start was not chosen. It starts on the day of its earliest entry that counts.</param>
/// <param name="Goals">All goals in the order of declaration, starting with the initial one.</param>
/// <param name="Pauses">Pauses and resumes, by day.</param>
/// <param name="Life">Archivings and reopenings, by day.</param>
/// <param name="Skips">Skipped days, in order.</param>
/// <param name="Declared">
/// The time at which it was started by a command without a chosen start, else null. It starts then, or on the day of its earliest entry that counts,
/// whichever is earlier.
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
    // After the last supported day.
    private static readonly DateOnly Never = PersonalCalendar.LastDay.AddDays(1);

    /// <summary>The first day of the life.</summary>
    [JsonIgnore]
    public DateOnly Start => Details.StartedOn;

    /// <summary>Whether the person chose the start. A chosen start does not move with the entries.</summary>
    [JsonIgnore]
    public bool IsStartChosen => !ByLog && Declared is null;

    /// <summary>Whether the habit has a life. A habit started by a log has none if no entry counts.</summary>
    [JsonIgnore]
    public bool HasLife => Start < Never;

    /// <summary>The unit of the last declared goal, which is that of amounts recorded without a unit.</summary>
    [JsonIgnore]
    public string Unit => Goals[^1].Goal.Unit;

    /// <summary>Returns this definition with a chosen start.</summary>
    public HabitDefinition StartingOn(DateOnly day) => WithStart(day) with { ByLog = false, Declared = null };

    /// <summary>Returns this definition with the start that follows from the entries, unless the start was chosen.</summary>
    /// <param name="firstEntry">The day of the earliest entry that counts; null if none does.</param>
    internal HabitDefinition StartedBy(DateOnly? firstEntry) =>
        ByLog ? WithStart(firstEntry ?? Never)
        : Declared is { Day: var day } ? WithStart(firstEntry < day ? firstEntry.Value : day)
        : this;

    /// <summary>
    /// Returns this definition in a calendar. If the habit was declared on an earlier day of that calendar, it starts on that day, so that the current day is
    /// never before a start that was not chosen.
    /// </summary>
    public HabitDefinition In(PersonalCalendar calendar) =>
        Declared is { At: var at } && calendar.DayOf(at) is var day && day < Start ? WithStart(day) : this;

    /// <summary>Returns this definition as of a day, without anything dated later. Values without a date (name, forgiveness, start) are current.</summary>
    public HabitDefinition SeenFrom(DateOnly day) => this with
    {
        Goals = Goals.Where(goal => goal.EffectiveFrom is not { } from || from <= day || from <= Start).ToList(),
        Pauses = Pauses.Where(pause => pause.Day <= day).ToList(),
        Life = Life.Where(change => change.Day <= day).ToList(),
        Skips = Skips.Where(skip => skip.Day <= day).ToList(),
    };

    /// <summary>Compares goals, pauses, life changes and skips by value and order.</summary>
    public bool Equals(HabitDefinition? other) =>
        other is not null
        && (Kind, Details, ByLog, Declared) == (other.Kind, other.Details, other.ByLog, other.Declared)
        && Goals.SequenceEqual(other.Goals)
        && Pauses.SequenceEqual(other.Pauses)
        && Life.SequenceEqual(other.Life)
        && Skips.SequenceEqual(other.Skips);

    public override int GetHashCode() => HashCode.Combine(Kind, Details, ByLog, Goals.Count);

    /// <summary>Whether a day is within the life.</summary>
    public bool IsAlive(DateOnly day) => day >= Start && !IsArchived(day);

    /// <summary>Whether a day is after an archive day and not after a later reopening.</summary>
    public bool IsArchived(DateOnly day) =>
        // The archive day and the day of the reopening both belong to the life.
        Life.LastOrDefault(change => change.Change == LifeChange.Archived ? change.Day < day : change.Day <= day)?.Change == LifeChange.Archived;

    /// <summary>Whether a day is paused. A pause lasts until the day before the resume.</summary>
    public bool IsPaused(DateOnly day) => Pauses.LastOrDefault(pause => pause.Day <= day)?.Change == PauseChange.Paused;

    /// <summary>Whether a day is skipped.</summary>
    public bool IsSkipped(DateOnly day) => FindSkip(day) is not null;

    /// <summary>Returns the skip of a day; null if it is not skipped.</summary>
    internal Skip? FindSkip(DateOnly day)
    {
        var (low, high) = (0, Skips.Count - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (Skips[middle].Day == day)
                return Skips[middle];
            (low, high) = Skips[middle].Day < day ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>The last day of the life; null if the habit is not archived.</summary>
    [JsonIgnore]
    public DateOnly? ArchivedOn => Life is [.., { Change: LifeChange.Archived } last] ? last.Day : null;

    private HabitDefinition WithStart(DateOnly day) => day == Start ? this : this with { Details = Details with { StartedOn = day } };
}
