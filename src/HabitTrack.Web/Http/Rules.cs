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
internal sealed class AmountAttribute(double min, double max) : RangeAttribute(min, max)
{
    public override bool IsValid(object? value) =>
        value is not decimal amount || (amount >= Bound(Minimum) && amount <= Bound(Maximum) && Limits.IsInThousandths(amount));

    public override string FormatErrorMessage(string name) => $"{name} must be a number from {Minimum} to {Maximum} with up to three decimal places, such as 22.5.";

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

/// <summary>A rule that was added after data had been recorded. Earlier data stays valid for export and import.</summary>
internal interface INewerRule
{
    /// <summary>Whether the value satisfies the original rule.</summary>
    bool IsRecordable(object? value);
}

/// <summary>A short text on one line that is not blank.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameAttribute(int max) : StringLengthAttribute(max), INewerRule
{
    /// <summary>Excludes control characters, which break pages, CSV lines and XML.</summary>
    public const string Format = "^[^\\u0000-\\u001f\\u007f-\\u009f]+$";

    public override bool IsValid(object? value) => IsRecordable(value) && value?.ToString()?.Any(char.IsControl) != true;

    public bool IsRecordable(object? value) => value is not string text || (!string.IsNullOrWhiteSpace(text) && text.HasLengthUpTo(MaximumLength));

    public override string FormatErrorMessage(string name) =>
        $"{name} must have 1 to {MaximumLength} characters, such as \"back\", without line breaks, tabs or other control characters.";
}

/// <summary>A day from 1970-01-01 to 2199-12-31.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DayAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is not DateOnly day || PersonalCalendar.IsSupported(day);

    public override string FormatErrorMessage(string name) => $"{name} must be a day from 1970-01-01 to 2199-12-31, such as 2026-11-22.";
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
internal abstract class KeyAttribute(string format, int maxLength) : RegularExpressionAttribute(format)
{
    /// <summary>Rejects an empty string, which the base class accepts.</summary>
    public override bool IsValid(object? value) => value is not "" && base.IsValid(value);

    public override string FormatErrorMessage(string name) => $"{name} must have 1 to {maxLength} characters of a-z, 0-9 and -, such as pull-up.";
}
