using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>The reminders of a habit, which replace those it had.</summary>
internal sealed record RemindersRequest
{
    [RequiredField, MaxLength(Reminder.MaxOfHabit)]
    public IReadOnlyList<ReminderRequest>? Reminders { get; init; }

    public IReadOnlyList<Reminder> ToReminders() => [.. Reminders!.Select(reminder => reminder.ToReminder()).Distinct()];
}

/// <summary>A reminder at a time of day, or every so often between two times.</summary>
internal sealed record ReminderRequest : IValidatableObject
{
    /// <summary>The local time of day; excludes every, from and to.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>The interval in minutes or hours, such as 90m or 2h; requires from and to.</summary>
    [Interval]
    public string? Every { get; init; }

    /// <summary>The local time of the first reminder of a day.</summary>
    public TimeOnly? From { get; init; }

    /// <summary>The local time after which there is none on that day, later than from.</summary>
    public TimeOnly? To { get; init; }

    /// <summary>The weekdays; by default all.</summary>
    [Length(1, 7)]
    public IReadOnlyList<DayOfWeek>? On { get; init; }

    public Reminder ToReminder() => new(
        At ?? From!.Value,
        IntervalAttribute.MinutesOf(Every) is { } minutes ? new Repetition(minutes, To!.Value) : null,
        On?.Distinct().Order().ToList());

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => (At, Every, From, To) switch
    {
        (null, null, null, null) => [new InvalidField("Give a time, such as at: 09:00; or every, from and to, such as 90m, 09:00 and 18:00.", "at")],
        (not null, null, null, null) => [],
        (not null, _, _, _) => [new InvalidField("Give a time, or every, from and to; not both.", "at")],
        (_, null, _, _) => [new InvalidField("A repeated reminder needs an interval of 15 minutes to 12 hours, such as 90m.", "every")],
        (_, _, null, _) => [new InvalidField("A repeated reminder needs a first time of day, such as 09:00.", "from")],
        (_, _, _, null) => [new InvalidField("A repeated reminder needs a last time of day, such as 18:00.", "to")],
        _ when From >= To => [new InvalidField("The last time must be later on the same day than the first one, such as 18:00.", "to")],
        _ => [],
    };
}

/// <summary>The settings of all reminders, which replace those before.</summary>
internal sealed record ReminderSettingsRequest
{
    /// <summary>The times without reminders; null for none.</summary>
    public QuietHoursRequest? QuietHours { get; init; }

    /// <summary>Whether the story of the last week is sent at 08:00 on the first day of a week; by default false.</summary>
    public bool? WeeklyStory { get; init; }

    public static ReminderSettingsRequest Of(ReminderPlan plan) => new()
    {
        QuietHours = plan.Quiet is { } quiet ? new QuietHoursRequest { From = quiet.From, To = quiet.To } : null,
        WeeklyStory = plan.HasWeeklyStory,
    };

    public ReminderPlan ApplyTo(ReminderPlan plan) => plan with { Quiet = QuietHours?.ToQuietHours(), HasWeeklyStory = WeeklyStory == true };
}

/// <summary>The local times between which there are no reminders.</summary>
internal sealed record QuietHoursRequest : IValidatableObject
{
    [RequiredField]
    public TimeOnly? From { get; init; }

    /// <summary>The time at which they end, on the next day if it is before from.</summary>
    [RequiredField]
    public TimeOnly? To { get; init; }

    public QuietHours ToQuietHours() => new(From!.Value, To!.Value);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (From is not null && From == To)
            yield return new InvalidField("The quiet hours must end at another time than they begin, such as 07:00.", "to");
    }
}

/// <summary>How long to wait before a reminder is sent again.</summary>
internal sealed record SnoozeRequest
{
    public const int DefaultMinutes = 15;

    /// <summary>The minutes; by default 15.</summary>
    [Range(1, 240)]
    public int? Minutes { get; init; }

    /// <summary>The channel to send it to; by default all.</summary>
    public Guid? Channel { get; init; }
}

/// <summary>An interval of 15 minutes to 12 hours.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class IntervalAttribute : RegularExpressionAttribute, IExplainedRule
{
    public const string Format = "^([0-9]{1,3}m|[0-9]{1,2}h)$";

    private const int MinutesInAnHour = 60;

    public IntervalAttribute()
        : base(Format)
    {
    }

    public override bool IsValid(object? value) => value is null || MinutesOf((string)value) is >= Reminder.MinMinutes and <= Reminder.MaxMinutes;

    public Message MessageFor(Message name) => $"{name} must be 15 minutes to 12 hours, such as 90m or 2h.";

    /// <summary>The minutes of an interval; null if it is none.</summary>
    public static int? MinutesOf(string? interval) =>
        interval is [.. var digits, var unit] && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? unit switch { 'm' => number, 'h' => number * MinutesInAnHour, _ => null }
            : null;
}
