namespace HabitTrack.Web;

/// <summary>Adds the entries of a request to a replay.</summary>
internal static class ReplayEdits
{
    private const string Path = "$.edits.with";

    /// <summary>The current instant of the rules, later than any valid date, so that a replay up to a future day can have entries up to that day.</summary>
    private static readonly DateTimeOffset LatestInstant = new(PersonalCalendar.LastDay, new TimeOnly(12, 0), TimeSpan.Zero);

    /// <exception cref="ProblemException">Has the path of every invalid entry, or of the first one that its habit refuses.</exception>
    public static ReplayedHabits With(this ReplayedHabits replay, EditsRequest? edits, IReadOnlyList<Exercise> own, DateOnly asOf)
    {
        var items = BatchItems.Items(edits?.With ?? [], Path);
        for (var at = 0; at < items.Count; at++)
        {
            var (path, entry, when) = ($"{Path}[{at}]", items[at].ToEntry(), items[at].ToWhen());
            if (entry.Kind is not { } kind)
                throw new ProblemException(Problems.Invalid($"{path}.kind", "kind is one of hang, walk, posture-check, workout, stretch, custom: measurements and pain belong to no habit."));
            if (when == When.Now)
                throw new ProblemException(Problems.Invalid($"{path}.day", "Say when it would have been done: give day, such as 2026-11-22, or performedAt."));

            var habit = ((LogRequest)items[at]).Habit ?? HabitKinds.RulesOf(kind)!.Id;
            var replayed = replay;
            replay = replayed.Decide(habit, new LogEntry(items[at].Id ?? Guid.Empty, entry, when), LatestInstant, own).Match(
                events => events.OfType<EntryLogged>().Any(logged => logged.Entry.Day > asOf)
                    ? throw AfterTheEnd($"{path}.{(when.Day is null ? "performedAt" : "day")}", asOf)
                    : replayed.With(habit, events),
                refusal => throw new ProblemException(Problems.Of(refusal).Under(path)));
        }

        return replay;
    }

    private static ProblemException AfterTheEnd(string path, DateOnly asOf) => new(Problems.Invalid(
        path, $"The entry would be after the day of evaluation, {asOf:yyyy-MM-dd}, and not be seen. Give an earlier day, or a later to."));
}
