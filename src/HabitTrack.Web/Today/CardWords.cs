namespace HabitTrack.Web;

/// <summary>The texts of a habit's card.</summary>
internal static class CardWords
{
    /// <summary>The id of a habit's card on the page.</summary>
    public static string AnchorOf(string habit) => "habit-" + habit;

    /// <summary>The share of the goal; 1 is the whole goal.</summary>
    public static double Share(this HabitCard card) =>
        card.Open is { Required: > 0 } open ? (double)(open.Total / open.Required) : card.Open?.Total > 0 ? 1 : 0;

    /// <summary>The amount so far, such as 1 min.</summary>
    public static string Amount(this HabitCard card, UnitSystem units) => card.HasTarget()
        ? Words.Partial(card.Open!.Total, card.Goal.Unit, units)
        : Words.Amount(card.Open?.Total ?? card.LastDays[^1].Total, card.Goal.Unit, units);

    /// <summary>The target and its period, such as of 3 min today; only the period if there is no target.</summary>
    public static string GoalText(this HabitCard card, UnitSystem units, bool isLive) =>
        (card.HasTarget() ? $"of {Words.Amount(card.Open!.Required, card.Goal.Unit, units)} " : "") + card.PeriodText(isLive);

    /// <summary>The period of the goal, such as this week.</summary>
    public static string PeriodText(this HabitCard card, bool isLive) => card.Goal.Per switch
    {
        _ when card.Open is null => Today(isLive),
        Per.Day => Today(isLive),
        Per.EveryDays when card.Open.Status == PeriodStatus.Missed => $"due by {Words.ShortDay(card.Open.To, card.View.AsOf)}",
        Per.EveryDays => $"by {Words.ShortDay(card.Open.To, card.View.AsOf)}",
        Per.Rolling => isLive ? $"in the last {card.Goal.Days} days" : $"in the {card.Goal.Days} days up to then",
        var per => (isLive ? "this " : "that ") + Words.Lower(per),
    };

    /// <summary>The status of the open period, such as 2 min to go.</summary>
    public static string StatusText(this HabitCard card, UnitSystem units) => (card.Goal.Direction, card.Open?.Status) switch
    {
        (Direction.AtLeast, PeriodStatus.Met) => card.IsDoneOnce() ? "Done" : "Goal met",
        (Direction.AtLeast, PeriodStatus.Open) when card.IsDoneOnce() => "Not done yet",
        (Direction.AtLeast, PeriodStatus.Open) => $"{Words.Amount(card.Open.Remaining, card.Goal.Unit, units)} to go",
        (Direction.AtLeast, PeriodStatus.Missed) => "Overdue",
        (Direction.AtMost, PeriodStatus.Missed) => "Over the limit",
        (Direction.AtMost, not null) => $"{Words.Amount(card.Open.Remaining, card.Goal.Unit, units)} left",
        _ => "",
    };

    /// <summary>Archived, paused, skipped or not due; null otherwise.</summary>
    public static string? State(this HabitCard card, bool isLive) =>
        card.Archived ? "Archived"
        : card.Paused ? "Paused"
        : card.Skipped ? "Skipped " + Today(isLive)
        : card.Open is null ? "Not due " + Today(isLive)
        : null;

    /// <summary>The group of the card on Today.</summary>
    public static CardGroup Group(this HabitCard card) =>
        card.Open is null or { Status: PeriodStatus.Excused } || card.Paused || card.Skipped ? CardGroup.NotDue
        : card.Goal.Direction == Direction.AtMost ? CardGroup.Limit
        : card.Open.Status == PeriodStatus.Met ? CardGroup.Met
        : card.Open.To <= card.View.AsOf ? CardGroup.DueToday
        : CardGroup.DueLater;

    /// <summary>Whether it is a habit that is done or not on each day.</summary>
    private static bool IsDoneOnce(this HabitCard card) => card.Goal.Per == Per.Day && GoalUnits.IsYesOrNo(card.Goal);

    private static bool HasTarget(this HabitCard card) => card.Open is { } open && (open.Required > 0 || card.Goal.Direction == Direction.AtMost);

    private static string Today(bool isLive) => isLive ? "today" : "that day";
}
