using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>How a person wants to be served.</summary>
internal sealed record ProfileRequest
{
    [Name(Limits.NameLength)]
    public string? Name { get; init; }

    [RequiredField, Zone]
    public string? TimeZone { get; init; }

    /// <summary>Local time, 00:00 to 12:00, at which a new day begins.</summary>
    [RequiredField, BeforeNoon]
    public TimeOnly? DayStartsAt { get; init; }

    [RequiredField]
    public DayOfWeek? WeekStartsOn { get; init; }

    [RequiredField]
    public UnitSystem? Units { get; init; }

    /// <summary>Whether there is a problem with the back; see a doctor first.</summary>
    [RequiredField]
    public bool? BackCondition { get; init; }

    /// <summary>Codes of advice that was read: <c>see-a-doctor</c> comes back only when pain calls for it; other advice comes whenever its facts do.</summary>
    [MaxLength(Limits.MaxAcknowledged), Tags]
    public IReadOnlyList<string>? AcknowledgedAdvice { get; init; }

    public ProfileSettings ToSettings() => new(
        Name, TimeZone!, DayStartsAt!.Value, WeekStartsOn!.Value, Units!.Value, BackCondition!.Value, AcknowledgedAdvice ?? []);
}

/// <summary>The IANA name of a time zone.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ZoneAttribute : ValidationAttribute, INewerRule
{
    private const int LongestRecorded = 64;

    public override bool IsValid(object? value) => value is not string name || TimeZones.TryFind(name, out _);

    /// <summary>Names of the host's own were taken once.</summary>
    public bool IsRecordable(object? value) => value is not string { Length: 0 or > LongestRecorded };

    public override string FormatErrorMessage(string name) => $"{name} is the IANA name of a time zone, such as Europe/Paris.";
}

/// <summary>A time of day from 00:00 to 12:00.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BeforeNoonAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) => value is not TimeOnly time || time <= Limits.LatestDayStart;

    public override string FormatErrorMessage(string name) => $"{name} is a time from 00:00 to 12:00, such as 04:00.";
}
