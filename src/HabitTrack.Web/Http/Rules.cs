using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A required field.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class GivenAttribute : RequiredAttribute
{
    public GivenAttribute() => ErrorMessage = "{0} is required.";
}

/// <summary>A duration in whole seconds: 1 to 86,400, a day.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class SecondsAttribute : RangeAttribute
{
    public SecondsAttribute()
        : base(Limits.MinSeconds, Limits.MaxSeconds) => ErrorMessage = "{0} are whole seconds, {1} to {2}, such as 60.";
}

/// <summary>Repetitions: 1 to 10,000.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RepetitionsAttribute : RangeAttribute
{
    public RepetitionsAttribute()
        : base(Limits.MinReps, Limits.MaxReps) => ErrorMessage = "{0} are a whole number, {1} to {2}, such as 12.";
}

/// <summary>A decimal between two bounds, exact, with up to three decimals.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class AmountAttribute(double least, double most) : RangeAttribute(least, most)
{
    public override bool IsValid(object? value) =>
        value is not decimal amount || (amount >= Bound(Minimum) && amount <= Bound(Maximum) && Limits.IsInThousandths(amount));

    public override string FormatErrorMessage(string name) => $"{name} is a number from {Minimum} to {Maximum}, with up to three decimals, such as 22.5.";

    private static decimal Bound(object bound) => (decimal)(double)bound;
}

/// <summary>Rating of perceived exertion: 1 to 10, halves and tenths too.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class RpeAttribute : RangeAttribute
{
    public RpeAttribute()
        : base((double)Limits.MinRpe, Limits.MaxRpe) => ErrorMessage = "{0} is a number from {1} to {2}, such as 7.5.";
}

/// <summary>Free text of the person's own: up to 2,000 characters.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NoteAttribute : StringLengthAttribute
{
    public NoteAttribute()
        : base(Limits.NoteLength) => ErrorMessage = "{0} has up to {1} characters, such as \"twice\".";

    /// <summary>The framework counts UTF-16 units.</summary>
    public override bool IsValid(object? value) => value is not string text || text.HasLengthUpTo(MaximumLength);
}

/// <summary>A rule that was not always kept: what was recorded before it still is what it is, and may be exported and imported.</summary>
internal interface INewerRule
{
    /// <summary>Whether the value is as it always had to be.</summary>
    bool IsRecordable(object? value);
}

/// <summary>A short text that is not blank, on one line.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NameAttribute(int most) : StringLengthAttribute(most), INewerRule
{
    /// <summary>No control characters: they have no place on a page, in a line of a list or in XML.</summary>
    public const string Format = "^[^\\u0000-\\u001f\\u007f-\\u009f]+$";

    public override bool IsValid(object? value) => IsRecordable(value) && value?.ToString()?.Any(char.IsControl) != true;

    public bool IsRecordable(object? value) => value is not string text || (!string.IsNullOrWhiteSpace(text) && text.HasLengthUpTo(MaximumLength));

    public override string FormatErrorMessage(string name) =>
        $"{name} has 1 to {MaximumLength} characters, such as \"back\", without line breaks, tabs or other control characters.";
}

/// <summary>A day that may be counted: 1970-01-01 to 2199-12-31.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class DayAttribute : ValidationAttribute
{
    public override bool IsValid(object? value) =>
        value is not DateOnly day || (day >= PersonalCalendar.FirstDay && day <= PersonalCalendar.LastDay);

    public override string FormatErrorMessage(string name) => $"{name} is a day from 1970-01-01 to 2199-12-31, such as 2026-11-22.";
}

/// <summary>The id of a habit: a-z, 0-9 and hyphens, 1 to 40, and no reserved word.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
internal sealed class HabitIdAttribute : RegularExpressionAttribute
{
    public const string Format = "^[a-z0-9-]{1,40}$";

    public HabitIdAttribute()
        : base(Format) => ErrorMessage = "{0} has 1 to 40 of a-z, 0-9 and -, such as hang; 'profile' and 'mt_tombstone' are reserved.";

    public override bool IsValid(object? value) => value is not string habit || Limits.IsHabitId(habit);
}

/// <summary>The key of an exercise: a-z, 0-9 and hyphens, 1 to 60.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class ExerciseKeyAttribute() : KeyAttribute(Format, Limits.ExerciseKeyLength)
{
    public const string Format = "^[a-z0-9-]{1,60}$";
}

/// <summary>A key of a-z, 0-9 and hyphens.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal abstract class KeyAttribute(string format, int longest) : RegularExpressionAttribute(format)
{
    /// <summary>To the framework an empty text is none at all.</summary>
    public override bool IsValid(object? value) => value is not "" && base.IsValid(value);

    public override string FormatErrorMessage(string name) => $"{name} has 1 to {longest} of a-z, 0-9 and -, such as pull-up.";
}
