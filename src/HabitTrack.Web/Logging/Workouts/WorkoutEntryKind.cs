namespace HabitTrack.Web;

internal sealed class WorkoutEntryKind : EntryKind<Workout, WorkoutRequest, WorkoutPage>
{
    public override HabitKind? Habit => HabitKind.Workout;

    public override string Label => T("Workout");

    public override Type Facts => typeof(WorkoutFacts);

    public override Type View => typeof(WorkoutView);

    public override IEnumerable<string> Columns =>
        [.. base.Columns.Except(["sets"]), "set", "exercise", "setReps", "setKg", "setSeconds", "setRpe", "warmUp", "type"];

    public override void Map(IEndpointRouteBuilder routes) => routes.MapLog<WorkoutRequest>("/v1/workouts", "Log a workout");

    public override void MapPage(IEndpointRouteBuilder pages) => pages.MapPost(WorkoutPage.More, ChangeSets);

    public override WorkoutRequest Read(Form form) => new()
    {
        WarmUpSeconds = form.Seconds("warmUpMinutes", "warmUpSeconds"),
        Seconds = form.Seconds("minutes", "seconds"),
        Rpe = form.Number("rpe", Limits.MinRpe, Limits.MaxRpe),
        Sets = SetForm.Read(form),
    };

    public override IEnumerable<LogOption> Options(Goal goal, decimal? last, decimal? rest, UnitSystem units) => [LogOption.Button(T("Workout done"))];

    public override IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units) =>
        facts is WorkoutFacts { WorkingSets: > 0 } workout
            ?
            [
                (T("Working sets"), Words.Number(workout.WorkingSets), T("{0} hard", workout.HardSets)),
                (T("Volume"), Words.Weight(Words.Rounded(workout.Volume), units), null),
            ]
            : [];

    /// <summary>One row per set, or one row for a workout without sets.</summary>
    public override IEnumerable<Dictionary<string, JsonElement>> Rows(Entry entry)
    {
        var workout = Fields(entry);
        workout.Remove("sets", out var sets);
        return sets.GetArrayLength() == 0 ? [workout] : sets.EnumerateArray().Select((set, at) => Row(workout, set, at + 1));
    }

    protected override IEnumerable<(string Name, string? Value)> OtherValues(Workout entry, UnitSystem units) =>
    [
        (T("warm-up"), Words.Duration(entry.WarmUpSeconds)),
        (T("effort"), Words.Number(entry.Rpe)),
        (Noun(2, "sets"), string.Join(", ", entry.Sets.Select(set => SetWords.Describe(set, units)))),
    ];

    protected override WorkoutView ViewOf(Entry entry) => WorkoutView.Of((Workout)entry);

    protected override string Describe(Workout entry, UnitSystem units) =>
        Words.Listed(entry.Sets.Count == 0 ? null : SetWords.Describe(entry.Sets, units), Words.Duration(entry.Seconds));

    /// <summary>Shows the submitted form after one of the buttons for its sets. It logs nothing.</summary>
    private static async Task<IResult> ChangeSets(Form form, HttpRequest request, [AsParameters] PageContext context)
    {
        var rejection = new Rejection(form, new Problem(StatusCodes.Status200OK, "not-logged-yet", ""));
        var model = Query.Id(request.Query, WorkoutPage.Entry) is { } id
            ? await LogPageModel.ForCorrection(await context.Reader.FindEntry(context.Caller.Person, id, context.Cancellation), rejection, context)
            : await LogPageModel.Of(Of(HabitKind.Workout), null, null, rejection, context);
        return LogPageEndpoints.Page(model with { Rejection = rejection with { Form = SetForm.Changed(form, model) } }, context.Response);
    }

    private static Dictionary<string, JsonElement> Row(Dictionary<string, JsonElement> workout, JsonElement set, int number)
    {
        var row = new Dictionary<string, JsonElement>(workout, StringComparer.Ordinal) { ["set"] = JsonSerializer.SerializeToElement(number) };
        foreach (var field in set.EnumerateObject())
            row[field.Name is "exercise" or "warmUp" or "type" ? field.Name : "set" + Words.Capital(field.Name)] = field.Value;
        return row;
    }
}
