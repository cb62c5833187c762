using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>What a log gave to say when it was done.</summary>
public enum Timing
{
    /// <summary>An instant.</summary>
    [JsonStringEnumMemberName("instant")] Instant,

    /// <summary>Only a day.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>Neither: it was logged as it was done.</summary>
    [JsonStringEnumMemberName("now")] Now,
}

/// <summary>The content of an entry: what was done, and on which day.</summary>
/// <param name="Day">The person's day, as it was when logged; settings changed later do not move it.</param>
/// <param name="PerformedAt">The instant; null when only a day was given.</param>
/// <param name="Timing">Which of the two was given.</param>
/// <param name="Note">Free text of the person's own, up to 2,000 characters.</param>
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
    /// <summary>The kind of habit it is logged to; null for what belongs to the person.</summary>
    [JsonIgnore]
    public virtual HabitKind? Kind => null;

    /// <summary>The keys of the exercises that it names, in order.</summary>
    [JsonIgnore]
    public virtual IEnumerable<string> Exercises => [];

    /// <summary>The unit of the amount of a custom habit; null for every other entry, and while it is not known.</summary>
    [JsonIgnore]
    public string? AmountUnit => (this as Activity)?.Unit;

    /// <summary>The fact that it was logged.</summary>
    public abstract EntryLogged Logged(Guid id);

    /// <summary>Tells what it measures.</summary>
    public virtual void AddTo(DayTotalsBuilder totals)
    {
    }

    /// <summary>The same, done when another was done.</summary>
    public Entry AtTheTimeOf(Entry other) => this with { Day = other.Day, PerformedAt = other.PerformedAt, Timing = other.Timing };

    /// <summary>Whether it counts for a goal of its habit.</summary>
    public virtual bool CountsFor(Goal goal) => true;

    /// <summary>The same in a unit, where it has an amount whose unit is not known.</summary>
    public Entry InUnit(string? unit) => this is Activity { Unit: null } activity ? activity with { Unit = unit } : this;

    /// <summary>
    /// Whether another entry has the same content. The day of an entry with an instant is left out, since it depends on the settings at the time of
    /// logging; so is the instant of one that was logged as it was done.
    /// </summary>
    public bool HasSameContentAs(Entry other) => Equals(Timing switch
    {
        Timing.Instant => other with { Day = Day },
        Timing.Now => other with { Day = Day, PerformedAt = PerformedAt },
        _ => other,
    });
}
