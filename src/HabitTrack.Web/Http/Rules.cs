using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A required field.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RequiredFieldAttribute : RequiredAttribute
{
    public RequiredFieldAttribute() => ErrorMessage = "{0} is required.";
}

/// <summary>A duration in whole seconds: 1 to 86,400 (one day).</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsAttribute : RangeAttribute
{
    public SecondsAttribute()
        : base(Limits.MinSeconds, Limits.MaxSeconds) => ErrorMessage = "{0} must be a whole number of seconds from {1} to {2}, such as 60.";
}

/// <summary>Repetitions: 1 to 10,000.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RepetitionsAttribute : RangeAttribute
{
    public RepetitionsAttribute()
        : base(Limits.MinReps, Limits.MaxReps) => ErrorMessage = "{0} must be a whole number from {1} to {2}, such as 12.";
}

/// <summary>A decimal in a range, with up to three decimal places.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AmountAttribute(double min, double max) : RangeAttribute(min, max), IExplainedRule
{
    public override bool IsValid(object? value) =>
        value is not decimal amount || (amount >= Bound(Minimum) && amount <= Bound(Maximum) && Limits.IsInThousandths(amount));

    public Message MessageFor(Message name) => $"{name} must be a number from {Minimum} to {Maximum} with up to three decimal places, such as 22.5.";

    private static decimal Bound(object bound) => (decimal)(double)bound;
}

/// <summary>A rating of perceived exertion: a decimal from 1 to 10.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RpeAttribute : RangeAttribute
{
    public RpeAttribute()
        : base((double)Limits.MinRpe, Limits.MaxRpe) => ErrorMessage = "{0} must be a number from {1} to {2}, such as 7.5.";
}

/// <summary>Free text with up to 2,000 characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoteAttribute : StringLengthAttribute
{
    public NoteAttribute()
        : base(Limits.NoteLength) => ErrorMessage = "{0} must have at most {1} characters, such as \"twice\".";

    /// <summary>Counts characters, where the base class counts UTF-16 code units.</summary>
    public override bool IsValid(object? value) => value is not string text || text.HasLengthUpTo(MaximumLength);
}

/// <summary>A rule that explains which values it accepts, with an example.</summary>
internal interface IExplainedRule
{
    /// <summary>The message for an invalid value.</summary>
    /// <param name="name">The name of the field.</param>
    Message MessageFor(Message name);
}

/// <summary>A field that is invalid together with others.</summary>
internal sealed class InvalidField(Message message, string field) : ValidationResult(message.ToString(), [field])
{
    /// <summary>The message.</summary>
    public Message Message { get; } = message;
}

/// <summary>The messages of all rules.</summary>
internal static class RuleMessages
{
    /// <summary>The message for an invalid value: that of the rule, or its template with its bounds.</summary>
    public static Message MessageFor(this ValidationAttribute rule, Message name) => rule switch
    {
        IExplainedRule explained => explained.MessageFor(name),
        RangeAttribute range => Message.Of(range.ErrorMessage!, name, Message.Data($"{range.Minimum}"), Message.Data($"{range.Maximum}")),
        StringLengthAttribute length => Message.Of(length.ErrorMessage!, name, Message.Data($"{length.MaximumLength}")),
        _ => Message.Of(rule.ErrorMessage!, name),
    };
}

/// <summary>A rule that was added after data had been recorded. Earlier data stays valid for export and import.</summary>
internal interface INewerRule
{
    /// <summary>Whether the value satisfies the original rule.</summary>
    bool IsRecordable(object? value);
}

/// <summary>A short text on one line that is not blank.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameAttribute(int max) : StringLengthAttribute(max), INewerRule, IExplainedRule
{
    /// <summary>Excludes control characters, which break pages, CSV lines and XML.</summary>
    public const string Format = "^[^\\u0000-\\u001f\\u007f-\\u009f]+$";

    public override bool IsValid(object? value) => IsRecordable(value) && value?.ToString()?.Any(char.IsControl) != true;

    public bool IsRecordable(object? value) => value is not string text || (!string.IsNullOrWhiteSpace(text) && text.HasLengthUpTo(MaximumLength));

    public Message MessageFor(Message name) =>
        $"{name} must have 1 to {MaximumLength} characters, such as \"back\", without line breaks, tabs or other control characters.";
}

/// <summary>A day from 1970-01-01 to 2199-12-31.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DayAttribute : ValidationAttribute, IExplainedRule
{
    public override bool IsValid(object? value) =>
        value is not DateOnly day || PersonalCalendar.IsSupported(day);

    public Message MessageFor(Message name) => $"{name} must be a day from 1970-01-01 to 2199-12-31, such as 2026-11-22.";
}

/// <summary>The id of a habit: 1 to 40 characters of a-z, 0-9 and -, except reserved names.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class HabitIdAttribute : RegularExpressionAttribute
{
    public const string Format = "^[a-z0-9-]{1,40}$";

    public HabitIdAttribute()
        : base(Format) => ErrorMessage = "{0} must have 1 to 40 characters of a-z, 0-9 and -, such as hang; 'profile' and 'mt_tombstone' are reserved.";

    public override bool IsValid(object? value) => value is not string habit || Limits.IsHabitId(habit);
}

/// <summary>The key of an exercise: 1 to 60 characters of a-z, 0-9 and -.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExerciseKeyAttribute() : KeyAttribute(Format, Limits.ExerciseKeyLength)
{
    public const string Format = "^[a-z0-9-]{1,60}$";
}

/// <summary>A key of the characters a-z, 0-9 and -.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class KeyAttribute(string format, int maxLength) : RegularExpressionAttribute(format), IExplainedRule
{
    /// <summary>Rejects an empty string, which the base class accepts.</summary>
    public override bool IsValid(object? value) => value is not "" && base.IsValid(value);

    public Message MessageFor(Message name) => $"{name} must have 1 to {maxLength} characters of a-z, 0-9 and -, such as pull-up.";
}
