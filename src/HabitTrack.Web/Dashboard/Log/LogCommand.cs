namespace HabitTrack.Web;

/// <summary>Logs what a form says.</summary>
internal static class LogCommand
{
    /// <returns>What was wrong; null when it is logged, now or before.</returns>
    public static async Task<Problem?> Execute(Form form, Visit visit)
    {
        var request = form.ToLog();
        var stream = request is PersonRequest ? Profile.Stream : form.Habit;
        return ProblemOf(await visit.Send(request.ToMessage(visit.Caller.Context(), stream, request.Id!.Value, mayExist: true)));
    }

    /// <returns>What was wrong; null when the entry says so now.</returns>
    public static async Task<Problem?> Correct(Guid id, Form form, Visit visit)
    {
        var entry = await visit.Reader.FindEntry(visit.Caller.Person, id, visit.Cancellation);
        var (request, before) = (form.ToLog(), entry.Content);
        var after = request.ToEntry().AtTheTimeOf(before);
        var when = request.Day is { } day && day != before.Day ? new When(null, day) : null;
        var command = new CorrectEntry(id, before, after, when, form.Text("reason"));
        return after.GetType() == before.GetType()
            ? ProblemOf(await visit.Send(visit.Caller.ToEntry(entry, command)))
            : Problems.Invalid("kind", "An entry keeps its kind. Remove it and log another.");
    }

    /// <summary>What kept a command from being committed; null when it was, now or before.</summary>
    public static Problem? ProblemOf(CommandResult result) => result is CommandResult.Committed or CommandResult.Replayed ? null : Problems.Of(result);
}
