namespace HabitTrack.Web;

/// <summary>A habit's card, in words.</summary>
/// <param name="Habit">The habit's id.</param>
/// <param name="Kind">Word for its kind; chooses colour and icon.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Share">How much of what is asked is there: 1 is all, more is more.</param>
/// <param name="Amount">What is there, such as 1 min.</param>
/// <param name="Asked">What is asked and when, such as of 3 min today; only when, where nothing is asked.</param>
/// <param name="Standing">Such as 2 min to go.</param>
/// <param name="IsMet">Whether the running period's goal is met.</param>
/// <param name="IsOver">Whether a limit was exceeded.</param>
/// <param name="State">Paused, skipped, not due; null when the habit is simply on.</param>
/// <param name="Streak">The current streak, such as 12 days; null when there is none.</param>
/// <param name="Longest">The longest streak; null when it is the current one, or there is none.</param>
/// <param name="AtRisk">Whether the streak ends with the day unless something is done.</param>
/// <param name="Strength">In percent.</param>
/// <param name="Days">The last days.</param>
/// <param name="Options">Ways to log; none where nothing may be logged.</param>
/// <param name="More">Where more can be said.</param>
/// <param name="Problem">Why what was sent was not logged.</param>
public sealed record CardView(
    string Habit,
    string Kind,
    string Name,
    double Share,
    string Amount,
    string Asked,
    string Standing,
    bool IsMet,
    bool IsOver,
    string? State,
    string? Streak,
    string? Longest,
    bool AtRisk,
    int Strength,
    IReadOnlyList<DotView> Days,
    IReadOnlyList<LogOption> Options,
    StepLink? More,
    string? Problem)
{
    /// <summary>Where the card is on the page.</summary>
    public string Anchor => AnchorOf(Habit);

    /// <summary>The same, with a way to log only for whoever may.</summary>
    internal CardView For(bool mayChange) => mayChange ? this : this with { Options = [] };

    internal static string AnchorOf(string habit) => "habit-" + habit;

    internal static CardView Of(HabitCard card, UnitSystem units, bool isLive, Rejection? rejection, Func<Guid> newId)
    {
        var (open, goal) = (card.Open, card.Goal);
        var isAsked = open is not null && (open.Required > 0 || goal.Direction == Direction.AtMost);
        var mine = rejection?.Form.Habit == card.Habit ? rejection : null;
        return new CardView(
            card.Habit,
            Kinds.NameOf(card.Kind),
            card.Name,
            open is { Required: > 0 } ? (double)(open.Total / open.Required) : open?.Total > 0 ? 1 : 0,
            isAsked
                ? Words.Partial(open!.Total, goal.Unit, units)
                : Words.Amount(open?.Total ?? card.LastDays[^1].Total, goal.Unit, units),
            (isAsked ? $"of {Words.Amount(open!.Required, goal.Unit, units)} " : "")
                + (open is null ? Today(isLive) : Span(goal, open, isLive)),
            open is null ? "" : StandingOf(goal, open, units),
            open?.Status == PeriodStatus.Met,
            open?.Status == PeriodStatus.Missed,
            StateOf(card, open, isLive),
            card.Current.Length > 0 ? Words.Counted(card.Current.Length, card.Unit) : null,
            card.Longest.Length > card.Current.Length ? Words.Counted(card.Longest.Length, card.Unit) : null,
            card.AtRisk,
            (int)Math.Round(card.Strength * 100),
            card.LastDays.Select(dot => DotView.Of(dot, goal, units)).ToList(),
            isLive && !card.Archived ? LogOption.For(card.Habit, card.Kind, goal, mine?.Form, newId) : [],
            MoreOf(card),
            mine?.Message);
    }

    private static StepLink? MoreOf(HabitCard card) => card.Kind == HabitKind.Custom
        ? null
        : new(LogVisit.AddressOf(Kinds.NameOf(card.Kind), card.Habit), card.Kind == HabitKind.Hang ? "Timer" : "More\u00a0…", false);

    private static string Today(bool isLive) => isLive ? "today" : "that day";

    private static string Span(Goal goal, OpenPeriod open, bool isLive) => goal.Per switch
    {
        Per.Day => Today(isLive),
        Per.EveryDays => $"by {Words.ShortDay(open.To)}",
        var per => (isLive ? "this " : "that ") + Words.Lower<Per>(per),
    };

    private static string StandingOf(Goal goal, OpenPeriod open, UnitSystem units) => (goal.Direction, open.Status) switch
    {
        (Direction.AtLeast, PeriodStatus.Met) => "Goal met",
        (Direction.AtLeast, PeriodStatus.Open) => $"{Words.Amount(open.Remaining, goal.Unit, units)} to go",
        (Direction.AtMost, PeriodStatus.Missed) => "Over the limit",
        (Direction.AtMost, _) => $"{Words.Amount(open.Remaining, goal.Unit, units)} left",
        _ => "",
    };

    private static string? StateOf(HabitCard card, OpenPeriod? open, bool isLive) =>
        card.Archived ? "Archived"
        : card.Paused ? "Paused"
        : card.Skipped ? "Skipped " + Today(isLive)
        : open is null ? "Not due " + Today(isLive)
        : null;
}

/// <summary>A day as a dot.</summary>
/// <param name="Level">How full, 0 to 4.</param>
/// <param name="Text">What it stands for.</param>
public sealed record DotView(int Level, string Text)
{
    internal static DotView Of(CalendarDay dot, Goal goal, UnitSystem units) => new(
        dot.Level,
        $"{Words.ShortDay(dot.Day)}: {(dot.Total == 0 ? "nothing" : Words.Amount(dot.Total, goal.Unit, units))}");
}
