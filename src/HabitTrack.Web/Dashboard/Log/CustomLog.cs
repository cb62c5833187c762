namespace HabitTrack.Web;

/// <summary>The page that a custom habit is logged on.</summary>
public sealed record CustomLog(LogPageView Frame, FieldView Amount)
{
    internal static CustomLog Of(LogVisit visit)
    {
        var habit = visit.Person.Find(visit.Habit);
        return new CustomLog(
            visit.Frame(habit.Definition.Details.Name, "amount"),
            visit.Field("amount", "How much?", visit.Last?.Amount is { } amount ? Words.Number(amount) : null, visit.Person.View(habit.Habit).Goal.Unit));
    }
}
