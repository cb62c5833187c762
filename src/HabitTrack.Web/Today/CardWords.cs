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
        card.HasTarget()
        ? T("of {0} {1}", Words.Amount(card.Open!.Required, card.Goal.Unit, units), card.PeriodText(isLive))
        : card.PeriodText(isLive);

    /// <summary>The period of the goal, such as this week.</summary>
    public static string PeriodText(this HabitCard card, bool isLive) => card.Goal.Per switch
    {
        _ when card.Open is null => Today(isLive),
        Per.Day => Today(isLive),
        Per.EveryDays when card.Open.Status == PeriodStatus.Missed => T("due by {0}", Words.ShortDay(card.Open.To, card.View.AsOf)),
        Per.EveryDays => T("by {0}", Words.ShortDay(card.Open.To, card.View.AsOf)),
        Per.Rolling when isLive => T("in the last {0} day|in the last {0} days", card.Goal.Days),
        Per.Rolling => T("on that day|in the {0} days up to then", card.Goal.Days),
        Per.Week => isLive ? T("this week") : T("that week"),
        _ => isLive ? T("this month") : T("that month"),
    };

    /// <summary>The status of the open period, such as 2 min to go; of another day in the past tense, such as Missed by 2 min.</summary>
    public static string StatusText(this HabitCard card, UnitSystem units, bool isLive) => (card.Goal.Direction, card.Open?.Status) switch
    {
        (Direction.AtLeast, PeriodStatus.Met) => card.IsDoneOnce() ? T("Done") : T("Goal met"),
        (Direction.AtLeast, PeriodStatus.Open) when card.IsDoneOnce() => isLive ? T("Not done yet") : T("Not done"),
        (Direction.AtLeast, PeriodStatus.Open) when isLive => T("{0} to go", card.Remaining(units)),
        (Direction.AtLeast, PeriodStatus.Open) => card.EndedThen() ? T("Missed by {0}", card.Remaining(units)) : T("{0} still to go then", card.Remaining(units)),
        (Direction.AtLeast, PeriodStatus.Missed) => T("Overdue"),
        (Direction.AtMost, PeriodStatus.Missed) => T("Over the limit"),
        (Direction.AtMost, not null) when isLive => T("{0} left", card.Remaining(units)),
        (Direction.AtMost, not null) => card.EndedThen() ? T("Within the limit") : T("{0} left then", card.Remaining(units)),
        _ => "",
    };

    /// <summary>Archived, paused, on a day off, skipped or not due; null otherwise.</summary>
    public static string? State(this HabitCard card, bool isLive) =>
        card.Archived ? T("Archived")
        : card.Paused ? T("Paused")
        : card.View.IsOff(card.View.AsOf) ? T("Day off")
        : card.Skipped ? isLive ? T("Skipped today") : T("Skipped that day")
        : card.Open is null ? isLive ? T("Not due today") : T("Not due that day")
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

    private static string Remaining(this HabitCard card, UnitSystem units) => Words.Amount(card.Open!.Remaining, card.Goal.Unit, units);

    /// <summary>Whether the period ended with the day of evaluation.</summary>
    private static bool EndedThen(this HabitCard card) => card.Open!.To <= card.View.AsOf;

    private static bool HasTarget(this HabitCard card) => card.Open is { } open && (open.Required > 0 || card.Goal.Direction == Direction.AtMost);

    private static string Today(bool isLive) => isLive ? T("today") : T("that day");
}
