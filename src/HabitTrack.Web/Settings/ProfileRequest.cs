using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>The settings of a person.</summary>
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

    /// <summary>Whether the person has a back problem and should see a doctor first.</summary>
    [RequiredField]
    public bool? BackCondition { get; init; }

    /// <summary>The codes of acknowledged advice. <c>see-a-doctor</c> is repeated only after a report of pain; other advice is always repeated.</summary>
    [MaxLength(Limits.MaxAcknowledged), Tags]
    public IReadOnlyList<string>? AcknowledgedAdvice { get; init; }

    /// <summary>The code of the language of pages and messages, such as de. Without one, pages have the language of the browser.</summary>
    [Language]
    public string? Language { get; init; }

    public ProfileSettings ToSettings() => new(
        Name, TimeZone!, DayStartsAt!.Value, WeekStartsOn!.Value, Units!.Value, BackCondition!.Value, AcknowledgedAdvice ?? [], Language);
}

/// <summary>The code of a language that the pages have.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class LanguageAttribute : ValidationAttribute, INewerRule, IExplainedRule
{
    public override bool IsValid(object? value) => value is not string code || Languages.All.ContainsKey(code);

    /// <summary>Another installation can have more languages.</summary>
    public bool IsRecordable(object? value) => value is not string code || (code.Length is > 0 and <= 16 && code.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-'));

    public Message MessageFor(Message name) => $"{name} is the code of a language, one of {string.Join(", ", Languages.All.Keys)}, or null for that of the browser.";
}

/// <summary>The IANA name of a time zone.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ZoneAttribute : ValidationAttribute, INewerRule, IExplainedRule
{
    private const int LongestRecorded = 64;

    public override bool IsValid(object? value) => value is not string name || TimeZones.TryFind(name, out _);

    /// <summary>Earlier versions accepted the names of the host.</summary>
    public bool IsRecordable(object? value) => value is not string { Length: 0 or > LongestRecorded };

    public Message MessageFor(Message name) => $"{name} is the IANA name of a time zone, such as Europe/Paris.";
}

/// <summary>A time of day from 00:00 to 12:00.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class BeforeNoonAttribute : ValidationAttribute, IExplainedRule
{
    public override bool IsValid(object? value) => value is not TimeOnly time || time <= Limits.LatestDayStart;

    public Message MessageFor(Message name) => $"{name} is a time from 00:00 to 12:00, such as 04:00.";
}
