namespace HabitTrack.Domain;

/// <summary>How full a day of the calendar is drawn.</summary>
public static class DayLevel
{
    /// <summary>0 nothing, 1 under half the required amount, 2 half or more, 3 met, 4 one and a half times or more.</summary>
    /// <param name="goal">The goal that holds; of a week or month each day has its even share.</param>
    /// <param name="total">The day's total, in the goal's unit.</param>
    public static int Of(Goal goal, decimal total)
    {
        var share = goal.Per switch
        {
            Per.Week => goal.Amount / 7,
            Per.Month => goal.Amount / 30,
            _ => goal.Amount,
        };
        return total switch
        {
            0 => 0,
            _ when total >= share * 1.5m => 4,
            _ when total >= share => 3,
            _ when total >= share / 2 => 2,
            _ => 1,
        };
    }
}
