using System.ComponentModel.DataAnnotations;

namespace HabitTrack.Web;

/// <summary>A goal: a target to reach, or a limit to stay under.</summary>
internal record GoalRequest : IValidatableObject
{
    [RequiredField]
    public Direction? Direction { get; init; }

    [RequiredField, Amount(0, Limits.MaxGoalAmount)]
    public decimal? Amount { get; init; }

    [RequiredField, Name(Limits.UnitLength)]
    public string? Unit { get; init; }

    /// <summary>
    /// In each day, week or calendar month, on one day in every n days (everyDays), or in any n days (rolling): on every date, in the n days that end on it.
    /// </summary>
    [RequiredField]
    public Per? Per { get; init; }

    /// <summary>The weekdays that are due; only with per day.</summary>
    [Length(1, 7)]
    public IReadOnlyList<DayOfWeek>? On { get; init; }

    /// <summary>
    /// n of "every n days", 1 to 365 with per everyDays, or of "any n days", 2 to 31 with per rolling; only with these two, and needed there.
    /// </summary>
    [Range(1, Limits.MaxGoalDays)]
    public int? Days { get; init; }

    public Goal ToGoal() => new(Direction!.Value, Amount!.Value, Unit!.Trim(), Per!.Value, On?.Distinct().Order().ToList(), Days);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Unit is not null && Units.ToBaseUnit(Unit.Trim()) is var (baseUnit, factor) && Amount * factor > Limits.MaxGoalAmount)
            yield return new InvalidField($"{(Message)"amount"} in {Unit} is a number such as 30, at most {Limits.MaxGoalAmount:0} {baseUnit}.", "amount");
        if (Direction == Domain.Habits.Direction.AtLeast && Amount == 0)
            yield return new InvalidField("The amount to reach must be above 0, such as 30.", "amount");
        if (On is not null && Per is not null and not Domain.Habits.Per.Day)
            yield return new InvalidField($"{(Message)"on"} can be used with per day only, such as [\"monday\"].", "on");
        if (Days is not null && Per is not (null or Domain.Habits.Per.EveryDays or Domain.Habits.Per.Rolling))
            yield return new InvalidField($"{(Message)"days"} can be used with per everyDays and rolling only, such as 3.", "days");
        if (Per == Domain.Habits.Per.EveryDays && Days is null)
            yield return new InvalidField($"{(Message)"days"} must be a whole number from 1 to {Limits.MaxGoalDays}, such as 3.", "days");
        if (Per == Domain.Habits.Per.Rolling && Days is not (>= Limits.MinRollingDays and <= Limits.MaxRollingDays))
            yield return new InvalidField($"{(Message)"days"} must be a whole number from {Limits.MinRollingDays} to {Limits.MaxRollingDays}, such as 7.", "days");
        if (Per == Domain.Habits.Per.EveryDays && Direction == Domain.Habits.Direction.AtMost)
            yield return new InvalidField("A limit cannot be for every few days. Use a goal to reach, or another period, such as a week.", "direction");
    }
}

/// <summary>A goal with its effective day.</summary>
internal sealed record DeclareGoalRequest : GoalRequest
{
    /// <summary>The effective day; the default is today.</summary>
    [Day]
    public DateOnly? EffectiveFrom { get; init; }
}

/// <summary>A new habit, or the fields to change.</summary>
internal sealed record HabitRequest
{
    public HabitKind? Kind { get; init; }

    [Name(Limits.NameLength)]
    public string? Name { get; init; }

    public GoalRequest? Goal { get; init; }

    /// <summary>The number of consecutive missed periods that a streak survives.</summary>
    [Range(0, Limits.MaxForgive)]
    public int? Forgive { get; init; }

    [Day]
    public DateOnly? StartedOn { get; init; }

    /// <summary>The position in lists; lower comes first.</summary>
    [Range(Limits.MinOrder, Limits.MaxOrder)]
    public int? Order { get; init; }

    [MaxLength(Limits.MaxTags), Tags]
    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The name of a symbol, one character such as an emoji, or default for the icon of the kind.</summary>
    [HabitIcon]
    public string? Icon { get; init; }

    /// <summary>The color; default for that of the kind.</summary>
    public HabitColor? Color { get; init; }

    public PutHabit ToCommand() => new(Kind, Name?.Trim(), Goal?.ToGoal(), Forgive, StartedOn, Order, Tags, Icon, Color);
}

/// <summary>A day to skip, or a range of days.</summary>
internal sealed record SkipRequest : IValidatableObject
{
    [Day]
    public DateOnly? Day { get; init; }

    /// <summary>The first of several days; requires to, and excludes day.</summary>
    [Day]
    public DateOnly? From { get; init; }

    /// <summary>The last of several days, up to 366 in all.</summary>
    [Day]
    public DateOnly? To { get; init; }

    [Note]
    public string? Reason { get; init; }

    public SkipDay ToCommand() => Day is { } day ? new(day, Reason) : new(From!.Value, Reason, To);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => (Day, From, To) switch
    {
        (null, null, null) => [new InvalidField("day is required: a day such as 2026-11-22; or from and to, for several days.", "day")],
        (not null, not null, _) or (not null, _, not null) => [new InvalidField("Give a day, or from and to; not both.", "day")],
        (null, null, _) => [new InvalidField("from is required with to: a day such as 2026-11-22.", "from")],
        (null, _, null) => [new InvalidField("to is required with from: a day such as 2026-11-22.", "to")],
        _ => DaysOffRequest.Validate(From, To),
    };
}

/// <summary>A pause, with its first day, by default today, and its last one if it is already known.</summary>
internal sealed record PauseRequest
{
    [Day]
    public DateOnly? From { get; init; }

    /// <summary>The last day; by default the pause lasts until it is ended.</summary>
    [Day]
    public DateOnly? To { get; init; }

    public PauseHabit ToCommand() => new(From, To);
}

/// <summary>A resume, archive or reopen, with its day; the default is today.</summary>
internal sealed record TurnRequest
{
    [Day]
    public DateOnly? On { get; init; }
}

/// <summary>Goals that replace those of the plan, by habit.</summary>
internal sealed record PlanRequest
{
    public IReadOnlyDictionary<string, GoalRequest>? Goals { get; init; }
}

/// <summary>The icon of a habit.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HabitIconAttribute : ValidationAttribute, IExplainedRule
{
    public override bool IsValid(object? value) => value is not string icon || HabitIcons.IsIcon(icon);

    public Message MessageFor(Message name) =>
        $"{name} must be one emoji or other character, or one of {string.Join(", ", HabitIcons.Symbols.Prepend(HabitIcons.Default))}.";
}

/// <summary>Tags: up to 40 characters each, none blank.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class TagsAttribute : ValidationAttribute, IExplainedRule
{
    public override bool IsValid(object? value) =>
        value is not IEnumerable<string> tags || tags.All(tag => !string.IsNullOrWhiteSpace(tag) && tag.HasLengthUpTo(Limits.WordLength));

    public Message MessageFor(Message name) => $"{name} have 1 to 40 characters each, such as \"back\".";
}
