namespace HabitTrack.Web;

/// <summary>Logs and corrects entries from forms, with the requests and validation of the API.</summary>
internal static class LogForm
{
    /// <returns>The problem; null if the entry is recorded.</returns>
    public static async Task<Problem?> Execute(Form form, PageContext context)
    {
        // The first log names its habit in the language of the page.
        await context.View(ViewTime.Now);
        PageLanguage.Apply(context.Response.HttpContext);
        var request = form.ToLog(QueuedLog.PerformedAt(form, context));
        var stream = request is PersonRequest ? Profile.Stream : form.Habit;
        var problem = await context.Execute(request.ToMessage(context.Caller.Context(), stream, request.Id!.Value, mayExist: true));
        return QueuedLog.ProblemOf(form, problem);
    }

    /// <returns>The problem; null if the entry is corrected.</returns>
    public static async Task<Problem?> Correct(Guid id, Form form, PageContext context)
    {
        var entry = await context.Reader.FindEntry(context.Caller.Person, id, context.Cancellation);
        var before = entry.Content;
        var shown = ShownValues.Read(form, before);
        var request = form.ToLog(null);
        var submitted = WithTextsOf(request.ToEntry(), shown).WithTimeOf(shown);
        if (entry.Retracted)
            return Problems.Conflict("entry-removed", "This was logged before and removed since. Restore it before you correct it.");
        if (submitted.GetType() != before.GetType())
            return Problems.Invalid("kind", "An entry keeps its kind. Remove it and log another.");

        var after = ShownValues.Merge(shown, submitted, before).WithTimeOf(before);
        // Two changes that are valid by themselves can leave nothing, such as neither the time nor the distance of a walk.
        Corrections.ToRequest(after);
        var when = request.Day is { } day && day != shown.Day ? new When(null, day) : null;
        return await context.Execute(context.Caller.ToEntry(entry, new CorrectEntry(id, before, after, when, form.Text("reason"))));
    }

    /// <summary>Keeps the texts that were not edited: a form trims them, and changes their line breaks.</summary>
    private static Entry WithTextsOf(Entry after, Entry before) => (after with { Note = Kept(after.Note, before.Note) }, before) switch
    {
        (Measurement measurement, Measurement was) => measurement with { Name = Kept(measurement.Name, was.Name)!, Unit = Kept(measurement.Unit, was.Unit)! },
        (Pain pain, Pain was) => pain with { Area = Kept(pain.Area, was.Area)! },
        var (entry, _) => entry,
    };

    private static string? Kept(string? submitted, string? stored) => submitted == Form.Normalize(stored) ? stored : submitted;

    /// <exception cref="ProblemException">422 if a field is invalid.</exception>
    private static EntryRequest ToLog(this Form form, DateTimeOffset? performedAt)
    {
        var kind = EntryKind.Find(form["kind"]) ?? throw Form.OutOfDate("kind");
        var name = kind.Habit is { } habit && HabitKinds.RulesOf(habit) is { } rules ? T(rules.Name) : null;
        var request = kind.Read(form) with { Id = form.Id("id"), Day = form.Day("day"), Note = form.Text("note"), HabitName = name };
        var instant = request.Day is null ? performedAt : null;
        return Form.Validate(request switch
        {
            LogRequest log => log with { Habit = form.Habit, PerformedAt = instant },
            PersonRequest log => log with { At = instant },
            _ => request,
        });
    }
}
