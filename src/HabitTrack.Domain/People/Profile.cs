using System.Diagnostics;
using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>Which units pages show; what is stored is metric.</summary>
public enum UnitSystem
{
    /// <summary>Kilograms and metres.</summary>
    [JsonStringEnumMemberName("metric")] Metric,

    /// <summary>Pounds and miles.</summary>
    [JsonStringEnumMemberName("imperial")] Imperial,
}

/// <summary>How a person wants to be served.</summary>
/// <param name="Name">What to call them, up to 80 characters; null when they did not say.</param>
/// <param name="TimeZone">IANA name of the zone their days are counted in.</param>
/// <param name="DayStartsAt">Local time, 00:00 to 12:00, at which a new day begins.</param>
/// <param name="WeekStartsOn">First day of the week.</param>
/// <param name="Units">Units shown.</param>
/// <param name="BackCondition">Whether they declared a problem with their back.</param>
/// <param name="AcknowledgedAdvice">Codes of the advice they have read and need not see again.</param>
public sealed record ProfileSettings(
    string? Name,
    string TimeZone,
    TimeOnly DayStartsAt,
    DayOfWeek WeekStartsOn,
    UnitSystem Units,
    bool BackCondition,
    IReadOnlyList<string> AcknowledgedAdvice)
{
    /// <summary>Until they say otherwise.</summary>
    public static readonly ProfileSettings Default = new(null, "Etc/UTC", TimeOnly.MinValue, DayOfWeek.Monday, UnitSystem.Metric, false, []);

    /// <summary>How they cut time into days and weeks.</summary>
    [JsonIgnore]
    public PersonalCalendar Calendar => new(TimeZones.Recorded(TimeZone), DayStartsAt, WeekStartsOn);

    /// <summary>Acknowledged advice is compared one by one.</summary>
    public bool Equals(ProfileSettings? other) =>
        other is not null
        && (Name, TimeZone, DayStartsAt, WeekStartsOn, Units, BackCondition)
            == (other.Name, other.TimeZone, other.DayStartsAt, other.WeekStartsOn, other.Units, other.BackCondition)
        && AcknowledgedAdvice.SequenceEqual(other.AcknowledgedAdvice);

    public override int GetHashCode() => HashCode.Combine(Name, TimeZone, DayStartsAt, WeekStartsOn, Units, BackCondition);
}

/// <summary>A person as their own stream tells: settings, own exercises, days off, and what they felt.</summary>
/// <param name="Settings">How they want to be served.</param>
/// <param name="Exercises">Exercises of their own.</param>
/// <param name="Days">Measurements and pain, by day.</param>
/// <param name="DaysOff">Days off, in order.</param>
public sealed record Profile(ProfileSettings Settings, IReadOnlyList<Exercise> Exercises, DayLog Days, IReadOnlyList<DayOff> DaysOff)
{
    /// <summary>Name of the stream; no habit may be called so.</summary>
    public const string Stream = "profile";

    /// <summary>Before the first event.</summary>
    public static readonly Profile Initial = new(ProfileSettings.Default, [], DayLog.Empty, []);

    /// <summary>How they cut time into days and weeks, and their days off.</summary>
    public PersonalCalendar Calendar => Settings.Calendar with { DaysOff = DaysOff };

    /// <summary>The state after an event of the person's own.</summary>
    public static Profile Evolve(Profile profile, ProfileEvent @event) => @event switch
    {
        ProfileChanged changed => profile with { Settings = changed.After },
        ExerciseDescribed described => profile with { Exercises = With(profile.Exercises, described) },
        DaysOffTaken taken => profile with { DaysOff = With(profile.DaysOff, new DayOff(taken.Id, taken.From, taken.To, taken.Reason)) },
        DaysOffWithdrawn withdrawn => profile with { DaysOff = [.. profile.DaysOff.Where(off => off.Id != withdrawn.Id)] },
        _ => throw new UnreachableException(),
    };

    /// <summary>The state after an event about a measurement or a report of pain.</summary>
    public static Profile Evolve(Profile profile, EntryEvent @event) => profile with { Days = profile.Days.With(@event) };

    private static List<DayOff> With(IReadOnlyList<DayOff> daysOff, DayOff more) => [.. daysOff.Append(more).OrderBy(off => off.From).ThenBy(off => off.Id)];

    private static List<Exercise> With(IReadOnlyList<Exercise> exercises, ExerciseDescribed described)
    {
        var key = (described.Exercise ?? described.Before)!.Key;
        var others = exercises.Where(exercise => exercise.Key != key);
        return [.. (described.Exercise is { } exercise ? others.Append(exercise) : others).OrderBy(some => some.Key, StringComparer.Ordinal)];
    }
}
