namespace HabitTrack.Web;

/// <summary>A goal as Loop Habit Tracker has it: something done or not on a number of days, or an amount in a number of days.</summary>
/// <param name="Times">On how many of the days; 1 for amounts.</param>
/// <param name="Lost">What Loop cannot express of the goal; null for nothing.</param>
internal sealed record LoopGoal(bool IsYesOrNo, int Times, int Days, decimal Target, string Unit, bool IsLimit, string? Lost)
{
    private const int Week = 7, Month = 30;

    public static LoopGoal Of(HabitKind kind, Goal goal)
    {
        var days = goal.Per switch { Per.Day => 1, Per.Week => Week, Per.Month => Month, _ => goal.Days!.Value };
        var isCounted = goal.Unit is Units.Sessions or Units.Checks || (kind == HabitKind.Custom && goal is { Unit: GoalUnits.Times, Per: Per.Day });
        var lost = goal switch
        {
            { On: { } on } => $"Loop has no weekdays, so the goal is {on.Count} in 7 days.",
            { Per: Per.Week } => "Loop counts any 7 days, not weeks.",
            { Per: Per.Month } => "Loop counts any 30 days, not months.",
            { Per: Per.EveryDays } => $"Loop counts any {days} days, not the days since the last time.",
            _ => null,
        };
        if (isCounted && goal is { Direction: Direction.AtLeast, On: { } due, Amount: 1 })
            return new LoopGoal(true, due.Count, Week, 0, "", false, lost);
        return isCounted && goal.Direction == Direction.AtLeast && decimal.IsInteger(goal.Amount) && goal.Amount <= days
            ? new LoopGoal(true, goal.Amount == days ? 1 : (int)goal.Amount, goal.Amount == days ? 1 : days, 0, "", false, lost)
            : new LoopGoal(false, 1, days, goal.Amount, goal.Unit, goal.Direction == Direction.AtMost, goal.On is null ? lost : "Loop has no weekdays, so the goal is for every day.");
    }

    /// <summary>The value of a day. Loop has thousandths, and words for the least of them.</summary>
    public string ValueOf(decimal total) => IsYesOrNo
        ? total > 0 ? "YES_MANUAL" : "NO"
        : (long)(total * 1_000) switch
        {
            LoopHabit.No => "NO",
            LoopHabit.YesAuto => "YES_AUTO",
            LoopHabit.YesManual => "YES_MANUAL",
            LoopHabit.Skip => "SKIP",
            var value => $"{value}",
        };
}
