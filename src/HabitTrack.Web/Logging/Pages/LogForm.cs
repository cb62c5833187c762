namespace HabitTrack.Web;

/// <summary>Logs what a form says: by the same requests that the API takes, checked by the same rules.</summary>
internal static class LogForm
{
    private const int MostMinutes = Limits.MaxSeconds / 60;

    /// <returns>What was wrong; null when it is logged, now or before.</returns>
    public static async Task<Problem?> Execute(Form form, Visit visit)
    {
        var request = form.ToLog(QueuedLog.PerformedAt(form, visit));
        var stream = request is PersonRequest ? Profile.Stream : form.Habit;
        var problem = await visit.Execute(request.ToMessage(visit.Caller.Context(), stream, request.Id!.Value, mayExist: true));
        return QueuedLog.WasRecorded(form, problem) ? null : problem;
    }

    /// <returns>What was wrong; null when the entry says so now.</returns>
    public static async Task<Problem?> Correct(Guid id, Form form, Visit visit)
    {
        var entry = await visit.Reader.FindEntry(visit.Caller.Person, id, visit.Cancellation);
        var (request, before) = (form.ToLog(null), entry.Content);
        var after = request.ToEntry().AtTheTimeOf(before);
        var when = request.Day is { } day && day != before.Day ? new When(null, day) : null;
        var command = new CorrectEntry(id, before, after, when, form.Text("reason"));
        return after.GetType() == before.GetType()
            ? await visit.Execute(visit.Caller.ToEntry(entry, command))
            : Problems.Invalid("kind", "An entry keeps its kind. Remove it and log another.");
    }

    /// <exception cref="ProblemException">422 when a field does not say what it should.</exception>
    private static EntryRequest ToLog(this Form form, DateTimeOffset? performedAt)
    {
        var request = Read(form) with { Id = form.Id("id"), Day = form.Day("day"), Note = form.Text("note") };
        var instant = request.Day is null ? performedAt : null;
        return Form.Checked(request switch
        {
            LogRequest log => log with { Habit = form.Habit, PerformedAt = instant },
            PersonRequest own => own with { At = instant },
            _ => request,
        });
    }

    /// <summary>How many rows for sets a form has.</summary>
    public static int Rows(Form form) => Enumerable.Range(0, Limits.MaxSets).TakeWhile(row => form.Fields.ContainsKey(Set(row, "exercise"))).Count();

    /// <summary>The name of a field of a set.</summary>
    public static string Set(int row, string field) => $"sets[{row}].{field}";

    private static EntryRequest Read(Form form) => form["kind"] switch
    {
        "hang" => new HangRequest { Seconds = Seconds(form, "minutes", "seconds"), Grip = form.Word<Grip>("grip") },
        "walk" => new WalkRequest
        {
            Seconds = Seconds(form, "minutes", "seconds"),
            Steps = form.Whole("steps"),
            Metres = form.Number("metres", 0, Limits.MaxMetres) ?? Metres(form, "kilometres", 1_000) ?? Metres(form, "miles", Words.MetresInAMile),
            Style = form.Word<WalkStyle>("style"),
        },
        "posture-check" => new PostureCheckRequest
        {
            Posture = form.Word<BackPosture>("posture"),
            Corrected = form.Has("corrected") ? true : null,
            Position = form.Word<BodyPosition>("position"),
        },
        "workout" => new WorkoutRequest
        {
            Sets = Sets(form),
            WarmUpSeconds = Seconds(form, "warmUpMinutes", "warmUpSeconds"),
            Seconds = Seconds(form, "minutes", "seconds"),
            Rpe = form.Number("rpe", Limits.MinRpe, Limits.MaxRpe),
        },
        "stretch" => new StretchRequest { Exercise = form.Text("exercise"), Seconds = Seconds(form, "minutes", "seconds"), Reps = form.Whole("reps") },
        "custom" => new ActivityRequest { Amount = form.Number("amount", 0, Limits.MaxAmount) },
        Kinds.Measurement => new MeasurementRequest { Name = form.Text("name"), Value = form.Number("value", Limits.MinMeasured, Limits.MaxMeasured), Unit = form.Text("unit") },
        Kinds.Pain => new PainRequest { Area = form.Text("area"), Level = form.Whole("level", Limits.MinPain, Limits.MaxPain) },
        _ => throw Form.Wrong("kind", "a kind of habit"),
    };

    /// <summary>Minutes and seconds together; null when neither is given.</summary>
    private static int? Seconds(Form form, string minutes, string seconds)
    {
        var (whole, rest) = (form.Number(minutes, 0, MostMinutes), form.Whole(seconds));
        return whole is null && rest is null ? null : (int)Math.Round((whole ?? 0) * 60) + (rest ?? 0);
    }

    private static decimal? Metres(Form form, string field, decimal metres) =>
        form.Number(field, 0, 1_000) is { } some ? Math.Round(some * metres, 1) : null;

    /// <summary>The sets that are ticked.</summary>
    private static List<SetRequest> Sets(Form form)
    {
        var rows = Rows(form);
        var done = Enumerable.Range(0, rows).Where(row => form.Has(Set(row, "done"))).ToList();
        if (rows > 0 && done.Count == 0)
            throw new ProblemException(Problems.Invalid("sets", "Tick the sets that you did."));

        return done.Select(row => new SetRequest
        {
            Exercise = form.Text(Set(row, "exercise")),
            Reps = form.Whole(Set(row, "reps"), Limits.MinReps, Limits.MaxReps),
            Kg = form.Number(Set(row, "kg"), Limits.MinKg, Limits.MaxKg) ?? Kilograms(form.Number(Set(row, "lb"), Pounds(Limits.MinKg), Pounds(Limits.MaxKg))),
            Seconds = form.Whole(Set(row, "seconds"), Limits.MinSeconds, Limits.MaxSeconds),
            Rpe = form.Number(Set(row, "rpe"), Limits.MinRpe, Limits.MaxRpe),
            WarmUp = form.Has(Set(row, "warmUp")) ? true : null,
        }).ToList();
    }

    private static decimal Pounds(int kilograms) => Math.Truncate(kilograms * Words.PoundsInAKilogram);

    private static decimal? Kilograms(decimal? pounds) => pounds is { } some ? Math.Round(some / Words.PoundsInAKilogram, 3) : null;
}
