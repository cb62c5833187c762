namespace HabitTrack.Web;

/// <summary>Goals of programs that ask for something a number of times in any number of days.</summary>
internal static class Frequency
{
    private const int Month = 30;

    /// <summary>The goal of doing something a number of times in any number of days.</summary>
    /// <param name="times">The number of times.</param>
    /// <param name="days">The number of days.</param>
    public static Goal ToGoal(int times, int days) => times >= days
        ? Goal.AtLeast(1, Units.Sessions, Per.Day)
        : ToGoal(Direction.AtLeast, times, Units.Sessions, days);

    /// <summary>The goal of an amount in any number of days. Of more days than a rolling goal can have, it is the share of a month.</summary>
    public static Goal ToGoal(Direction direction, decimal amount, string unit, int days) => days switch
    {
        <= 1 => new Goal(direction, amount, unit, Per.Day),
        <= Limits.MaxRollingDays => new Goal(direction, amount, unit, Per.Rolling, Days: days),
        _ => new Goal(direction, Math.Max(ShareOfMonth(amount, days), direction == Direction.AtLeast ? 0.001m : 0), unit, Per.Month),
    };

    /// <summary>The remark on a goal for more days than a rolling goal can have, or for several times a day; null if it is as the program has it.</summary>
    public static ImportItem? Remark(ImportPlace place, string key, string habit, decimal amount, int days, Goal goal) => goal switch
    {
        { Per: Per.Month } => new ImportItem.Remark(
            place,
            key,
            $"{habit}: the goal of {amount:0.###} in {days} days became {goal.Amount:0.###} a month, because goals are for at most "
                + $"{Limits.MaxRollingDays} days."),
        { Per: Per.Day } when amount > goal.Amount * days => new ImportItem.Remark(
            place,
            key,
            $"{habit}: the goal of {amount:0.###} in {Message.OfAmount(days, "days")} became once a day, because the file only says whether a day was done."),
        _ => null,
    };

    private static decimal ShareOfMonth(decimal amount, int days) => Math.Round(amount * Month / days, Limits.Decimals);
}
