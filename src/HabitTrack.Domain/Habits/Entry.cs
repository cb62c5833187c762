using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Habits;

/// <summary>How the time of an entry was specified when it was logged.</summary>
public enum Timing
{
    /// <summary>By an instant.</summary>
    [JsonStringEnumMemberName("instant")] Instant,

    /// <summary>By a day without a time.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>Not at all: the time of logging was used.</summary>
    [JsonStringEnumMemberName("now")] Now,
}

/// <summary>The content of an entry: what was done, and when.</summary>
/// <param name="Day">The day according to the settings at the time of logging. Later changes of the settings do not move it.</param>
/// <param name="PerformedAt">The instant; null if only a day was specified.</param>
/// <param name="Timing">How the time was specified.</param>
/// <param name="Note">Free text, up to 2,000 characters.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Workout), "workout")]
[JsonDerivedType(typeof(Hang), "hang")]
[JsonDerivedType(typeof(Walk), "walk")]
[JsonDerivedType(typeof(PostureCheck), "posture-check")]
[JsonDerivedType(typeof(Stretch), "stretch")]
[JsonDerivedType(typeof(Activity), "custom")]
[JsonDerivedType(typeof(Measurement), "measurement")]
[JsonDerivedType(typeof(Pain), "pain")]
public abstract record Entry(DateOnly Day, DateTimeOffset? PerformedAt, Timing Timing, string? Note)
{
    /// <summary>The kind of habit it is logged to; null for entries of the person's own stream.</summary>
    [JsonIgnore]
    public virtual HabitKind? Kind => null;

    /// <summary>The keys of its exercises, in order.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string> Exercises => [];

    /// <summary>The unit of the amount of a custom habit; null for other kinds, and if it is not known yet.</summary>
    [JsonIgnore]
    public string? AmountUnit => (this as Activity)?.Unit;

    /// <summary>Creates the event that logs this entry.</summary>
    public abstract EntryLogged Logged(Guid id);

    /// <summary>Adds its amounts to the totals of its day.</summary>
    public virtual void AddTo(DayTotalsBuilder totals)
    {
    }

    /// <summary>Returns this content with the day and time of another entry.</summary>
    public Entry WithTimeOf(Entry other) => this with { Day = other.Day, PerformedAt = other.PerformedAt, Timing = other.Timing };

    /// <summary>Whether it counts for a goal of its habit.</summary>
    public virtual bool CountsFor(Goal goal) => true;

    /// <summary>The same in a unit, where it has an amount whose unit is not known.</summary>
    public Entry InUnit(string? unit) => this is Activity { Unit: null } activity ? activity with { Unit = unit } : this;

    /// <summary>
    /// Whether another entry has the same content. The day is ignored if it was derived from an instant, because it depends on the settings at the time of
    /// logging. The instant is ignored if it is the time of logging.
    /// </summary>
    public bool HasSameContentAs(Entry other) => Equals(Timing switch
    {
        Timing.Instant => other with { Day = Day },
        Timing.Now => other with { Day = Day, PerformedAt = PerformedAt },
        _ => other,
    });
}
