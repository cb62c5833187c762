using System.Diagnostics;
using System.Text.Json.Serialization;

namespace HabitTrack.Domain.People;

/// <summary>The units that pages show. Stored values are metric.</summary>
public enum UnitSystem
{
    /// <summary>Kilograms and metres.</summary>
    [JsonStringEnumMemberName("metric")] Metric,

    /// <summary>Pounds and miles.</summary>
    [JsonStringEnumMemberName("imperial")] Imperial,
}

/// <summary>The settings of a person.</summary>
/// <param name="Name">The person's name, up to 80 characters; null if not given.</param>
/// <param name="TimeZone">The IANA name of the time zone that determines days.</param>
/// <param name="DayStartsAt">The local time at which a new day starts, 00:00 to 12:00.</param>
/// <param name="WeekStartsOn">The first day of the week.</param>
/// <param name="Units">The units to show.</param>
/// <param name="BackCondition">Whether the person declared a back condition.</param>
/// <param name="AcknowledgedAdvice">The codes of acknowledged advice.</param>
/// <param name="Language">The code of the language that the person has chosen, such as de; null for none.</param>
public sealed record ProfileSettings(
    string? Name,
    string TimeZone,
    TimeOnly DayStartsAt,
    DayOfWeek WeekStartsOn,
    UnitSystem Units,
    bool BackCondition,
    IReadOnlyList<string> AcknowledgedAdvice,
    string? Language = null)
{
    /// <summary>The settings of a new person.</summary>
    public static readonly ProfileSettings Default = new(null, "Etc/UTC", TimeOnly.MinValue, DayOfWeek.Monday, UnitSystem.Metric, false, []);

    /// <summary>The calendar that these settings define.</summary>
    [JsonIgnore]
    public PersonalCalendar Calendar => new(TimeZones.Recorded(TimeZone), DayStartsAt, WeekStartsOn);

    /// <summary>Compares acknowledged advice by value and order.</summary>
    public bool Equals(ProfileSettings? other) =>
        other is not null
        && (Name, TimeZone, DayStartsAt, WeekStartsOn, Units, BackCondition, Language)
            == (other.Name, other.TimeZone, other.DayStartsAt, other.WeekStartsOn, other.Units, other.BackCondition, other.Language)
        && AcknowledgedAdvice.SequenceEqual(other.AcknowledgedAdvice);

    public override int GetHashCode() => HashCode.Combine(Name, TimeZone, DayStartsAt, WeekStartsOn, Units, BackCondition, Language);
}

/// <summary>The state of the person's own stream: settings, own exercises, days off, measurements and pain reports.</summary>
/// <param name="Settings">The settings.</param>
/// <param name="Exercises">The person's own exercises.</param>
/// <param name="Days">The totals of measurements and pain reports, by day.</param>
/// <param name="DaysOff">The days off, in order.</param>
public sealed record Profile(ProfileSettings Settings, IReadOnlyList<Exercise> Exercises, DayLog Days, IReadOnlyList<DayOff> DaysOff)
{
    /// <summary>The name of the person's own stream, which is reserved: no habit can have this id.</summary>
    public const string Stream = "profile";

    /// <summary>The state before the first event.</summary>
    public static readonly Profile Initial = new(ProfileSettings.Default, [], DayLog.Empty, []);

    /// <summary>The person's calendar, with the days off.</summary>
    public PersonalCalendar Calendar => Settings.Calendar with { DaysOff = DaysOff };

    /// <summary>Applies an event to a state. Events are not validated.</summary>
    public static Profile Evolve(Profile profile, ProfileEvent @event) => @event switch
    {
        ProfileChanged changed => profile with { Settings = changed.After },
        ExerciseDescribed described => profile with { Exercises = With(profile.Exercises, described) },
        DaysOffTaken taken => profile with { DaysOff = With(profile.DaysOff, new DayOff(taken.Id, taken.From, taken.To, taken.Reason)) },
        DaysOffWithdrawn withdrawn => profile with { DaysOff = [.. profile.DaysOff.Where(off => off.Id != withdrawn.Id)] },
        _ => throw new UnreachableException(),
    };

    /// <summary>Applies an event about a measurement or pain report to a state.</summary>
    public static Profile Evolve(Profile profile, EntryEvent @event) => profile with { Days = profile.Days.With(@event) };

    private static List<DayOff> With(IReadOnlyList<DayOff> daysOff, DayOff more) => [.. daysOff.Append(more).OrderBy(off => off.From).ThenBy(off => off.Id)];

    private static List<Exercise> With(IReadOnlyList<Exercise> exercises, ExerciseDescribed described)
    {
        var key = (described.Exercise ?? described.Before)!.Key;
        var others = exercises.Where(exercise => exercise.Key != key);
        return [.. (described.Exercise is { } exercise ? others.Append(exercise) : others).OrderBy(own => own.Key, StringComparer.Ordinal)];
    }
}
