using HabitTrack.Domain;
using HabitTrack.EventStore;

namespace HabitTrack.Web;

/// <summary>Logs what a form says.</summary>
internal static class LogCommand
{
    /// <returns>What was wrong; null when it is logged, now or before.</returns>
    public static async Task<Problem?> Execute(Form form, Visit visit)
    {
        var request = form.ToLog();
        var command = new LogEntry(request.Id!.Value, request.ToEntry(), request.ToWhen());
        var stream = request is PersonRequest ? visit.Caller.Profile : visit.Caller.Habit(form.Habit);
        var outcome = await visit.Habits.Execute(stream, command, visit.Caller, request.Id, null, visit.Cancellation);
        return ProblemOf(outcome);
    }

    /// <returns>What was wrong; null when the entry says so now.</returns>
    public static async Task<Problem?> Correct(Guid id, Form form, Visit visit)
    {
        var entry = await visit.Habits.FindEntry(visit.Caller.Person, id, visit.Cancellation);
        var (request, before) = (form.ToLog(), (Entry)entry.Content);
        var after = request.ToEntry().AtTheTimeOf(before);
        var when = request.Day is { } day && day != before.Day ? new When(null, day) : null;
        var command = new CorrectEntry(id, before, after, when, form.Text("reason"));
        return after.GetType() == before.GetType()
            ? ProblemOf(await visit.Habits.Execute(entry.Stream, command, visit.Caller, id, null, visit.Cancellation))
            : Problems.Invalid("kind", "An entry keeps its kind. Remove it and log another.");
    }

    /// <summary>What kept a commit from being made; null when it was.</summary>
    public static Problem? ProblemOf(Outcome outcome) => outcome is Outcome.Committed ? null : Problems.Of(outcome);
}
