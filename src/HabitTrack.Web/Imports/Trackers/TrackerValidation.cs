namespace HabitTrack.Web;

/// <summary>Validates what a file has by the rules of the API.</summary>
internal static class TrackerValidation
{
    /// <summary>Returns the first error of a habit; null if it is valid.</summary>
    public static Message? Validate(ImportItem.Habit habit) => Error(new HabitRequest
    {
        Kind = HabitKind.Custom,
        Name = habit.Name,
        StartedOn = habit.StartedOn,
        Tags = habit.Tags,
        Color = habit.Color,
        Goal = new GoalRequest
        {
            Direction = habit.Goal.Direction,
            Amount = habit.Goal.Amount,
            Unit = habit.Goal.Unit,
            Per = habit.Goal.Per,
            On = habit.Goal.On,
            Days = habit.Goal.Days,
        },
    });

    /// <summary>Returns the first error of an entry; null if it is valid.</summary>
    public static Message? Validate(Entry entry)
    {
        try
        {
            return Error(Corrections.ToRequest(entry));
        }
        catch (ProblemException exception)
        {
            return exception.Problem.Message;
        }
    }

    /// <summary>Returns the first error of a skipped day; null if it is valid.</summary>
    public static Message? Validate(ImportItem.Skip skip) => Error(new SkipRequest { Day = skip.Day, Reason = skip.Reason });

    private static Message? Error(object request) => Validation.Errors(request).Select(error => error.Value[0]).FirstOrDefault();
}
