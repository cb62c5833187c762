namespace HabitTrack.Web;

/// <summary>The units of goals as people say them.</summary>
internal static class GoalUnits
{
    /// <summary>The unit of a habit that is done or not. One tap logs it once.</summary>
    public const string Times = "times";

    /// <summary>Suggestions for the unit of a custom habit.</summary>
    public static IEnumerable<string> Suggestions => new[] { Times, "minutes", "pages", "kilometres", "glasses", "cups", "pieces" }.Select(unit => Noun(2, unit));

    /// <summary>The units to choose from for a kind: those that it sums, and those that are converted into them.</summary>
    public static IEnumerable<(string Value, string Text)> Of(ActivityRules rules, UnitSystem units) => rules.Units
        .SelectMany(unit => unit switch
        {
            Units.Seconds => ["minutes", unit, "hours"],
            Units.Metres when units == UnitSystem.Imperial => ["miles", unit],
            Units.Metres => ["kilometres", unit],
            _ => new[] { unit },
        })
        .Select(unit => (unit, Noun(2, Words.UnitName(unit))));

    /// <summary>The amount and unit of a goal in the largest unit in which the amount is whole: 3 minutes for 180 seconds.</summary>
    public static (decimal Amount, string Unit) AsSaid(Goal goal) => goal.Unit switch
    {
        Units.Seconds when goal.Amount >= 60 && goal.Amount % 60 == 0 => (goal.Amount / 60, "minutes"),
        Units.Metres when goal.Amount >= 1_000 && goal.Amount % 1_000 == 0 => (goal.Amount / 1_000, "kilometres"),
        var unit => (goal.Amount, unit),
    };

    /// <summary>Whether a custom habit is logged by one tap: it is counted in times or sessions, and not several of them make a day.</summary>
    public static bool IsYesOrNo(Goal goal) => goal.Unit is Times or Units.Sessions && (goal.Per != Per.Day || goal.Amount <= 1);
}
