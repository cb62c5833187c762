namespace HabitTrack.Web;

/// <summary>Someone about to log something of a kind, or to correct it: what they did last, what they typed, and what was wrong with it.</summary>
/// <param name="Kind">Word for what is logged.</param>
/// <param name="Person">Their habits.</param>
/// <param name="Habit">The habit logged to; for measurements and pain the person's own stream.</param>
/// <param name="Entries">What was logged to it last, the newest first.</param>
/// <param name="Rejection">What was typed, and why it was not logged; null on a page not yet sent.</param>
/// <param name="Done">What was logged a moment ago; null for nothing.</param>
/// <param name="Edited">The entry to correct; null for a new one.</param>
/// <param name="Id">The entry's identity.</param>
internal sealed record LogVisit(
    string Kind,
    PersonView Person,
    string Habit,
    IReadOnlyList<EntryView> Entries,
    Rejection? Rejection,
    EntryView? Done,
    EntryView? Edited,
    Guid Id)
{
    private const int LastShown = 5;

    /// <summary>Measurements and pain are kept together: so far back the last of one kind are looked for among those of the other.</summary>
    private const int Searched = 200;

    private static readonly string PostureCheck = Kinds.NameOf(HabitKind.PostureCheck);

    /// <summary>Units that the person reads.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>The entry whose values the form begins with: the one to correct, or the one done last; null before the first.</summary>
    public EntryView? Last => Edited ?? (Entries.Count > 0 ? Entries[0] : null);

    /// <summary>How many decimals keep a value that is shown in a larger unit: a correction must not change what is left as it was.</summary>
    public int Decimals => Edited is null ? 1 : 4;

    public static async Task<LogVisit> Of(string kind, string? habit, Guid? done, Rejection? rejection, Visit visit)
    {
        var person = await visit.View(Seen.Now);
        var chosen = HabitOf(kind, rejection?.Form.Habit is { Length: > 0 } typed ? typed : habit, person);
        var query = new EntryQuery(visit.Caller.Person, [chosen], Limit: IsOwn(kind) ? Searched : LastShown);
        var entries = (await visit.Reader.Entries(query, null, visit.Cancellation))
            .Where(entry => Kinds.NameOf(entry.Content) == kind)
            .Take(LastShown)
            .Select(EntryView.Of)
            .ToList();
        var logged = done is { } id && await visit.Reader.Find(visit.Caller.Person, id, visit.Cancellation) is { Retracted: false } found
            ? EntryView.Of(found)
            : null;
        return new LogVisit(kind, person, chosen, entries, rejection, logged, null, visit.NewId());
    }

    /// <summary>Someone about to correct an entry.</summary>
    public static async Task<LogVisit> ToCorrect(EntryDocument entry, Rejection? rejection, Visit visit)
    {
        var person = await visit.View(Seen.Now);
        return new LogVisit(Kinds.NameOf(entry.Content), person, entry.Stream, [], rejection, null, EntryView.Of(entry), entry.Id);
    }

    /// <summary>A field with what was typed into it, or else what was said last.</summary>
    /// <param name="name">As it is sent.</param>
    /// <param name="label">What stands above it.</param>
    /// <param name="last">What was said last.</param>
    /// <param name="unit">What its numbers count; null for texts.</param>
    /// <param name="api">What the API calls it.</param>
    public FieldView Field(string name, string label, string? last, string? unit = null, string? api = null) =>
        FieldView.Of(Rejection, name, label, last, unit, api);

    /// <summary>A choice, with what was chosen before or last.</summary>
    public ChoiceView Choice(string name, string label, string? last, params IEnumerable<(string Value, string Text)> options) =>
        ChoiceView.Of(name, label, Typed(name) ?? last, Rejection?.Beside(name), options);

    /// <summary>Seconds as minutes, which people type.</summary>
    public string Minutes(int seconds) => $"{Math.Round(seconds / 60m, Decimals):0.####}";

    /// <summary>What was typed; null on a page not yet sent.</summary>
    public string? Typed(string name) => Rejection?.Form[name];

    /// <summary>The page's frame.</summary>
    /// <param name="title">What is done.</param>
    /// <param name="fields">The fields that the page has besides, which say themselves what is wrong with them.</param>
    public LogPageView Frame(string title, params string[] fields)
    {
        var habits = HabitsOf(Kind, Person);
        var started = habits.Find(habit => habit.Id == Habit).Habit;
        var card = started is null ? null : CardView.Of(HabitCard.Of(Habit, started, Person), Units, true, null, () => Id);
        var isBeside = Rejection is not null && fields.Concat(["day", "note"]).Any(field => Rejection.Beside(field) is not null);
        return new LogPageView(
            Kind,
            Edited is null ? title : $"Correct: {title}",
            Edited is null ? AddressOf(Kind, null) : $"/entries/{Id}/edit",
            Id,
            Edited is not null,
            habits.Count > 1 && Edited is null ? ChoiceView.Of("habit", "Habit", Habit, null, habits.Select(habit => (habit.Id, habit.Definition.Details.Name))) : null,
            Habit,
            Edited is null
                ? new FieldView("day", "Another day", Typed("day"), Rejection?.Beside("day"), Type: "date", Hint: "Leave it empty for now.")
                : new FieldView("day", "Day", Typed("day") ?? Words.Iso(Edited.Day), Rejection?.Beside("day"), Type: "date"),
            new FieldView("note", "Note", Typed("note") ?? Edited?.Note, Rejection?.Beside("note"), Type: "long"),
            isBeside || Rejection?.Message is "" ? null : Rejection?.Message,
            Done is null ? null : new DoneView(Done.Id, $"{Said(Done)} logged."),
            card,
            Entries.Select(entry => new FactView(Words.ShortDay(entry.Day), Said(entry), entry.Note)).ToList());
    }

    /// <summary>The page that a kind is logged on.</summary>
    public static string AddressOf(string kind, string? habit) =>
        (kind == PostureCheck ? "/log/posture" : "/log/" + kind) + (habit is null || habit == DefaultOf(kind) ? "" : $"?habit={habit}");

    /// <summary>The habit that was asked for, or else the first of its kind, or the one that a first log begins.</summary>
    private static string HabitOf(string kind, string? asked, PersonView person) =>
        IsOwn(kind) ? Profile.Stream
        : HabitsOf(kind, person) is var habits && habits.Any(habit => habit.Id == asked) ? asked!
        : habits.FirstOrDefault().Id ?? DefaultOf(kind) ?? throw new ProblemException(Problems.NotFound("habit-not-started", "There is no such habit."));

    private static List<(string Id, Habit Habit, HabitDefinition Definition)> HabitsOf(string kind, PersonView person) =>
        person.Started.Where(habit => Kinds.NameOf(habit.Definition.Kind) == kind).ToList();

    private static string? DefaultOf(string kind) => IsOwn(kind)
        ? Profile.Stream
        : HabitKinds.DefaultsOf(Enum.GetValues<HabitKind>().Single(one => Kinds.NameOf(one) == kind))?.Id;

    /// <summary>Whether it belongs to the person rather than to a habit.</summary>
    private static bool IsOwn(string kind) => kind is Kinds.Measurement or Kinds.Pain;

    private string Said(EntryView entry)
    {
        var unit = entry.Amount is null ? null : Person.View(Person.Find(Habit).Habit).Goal.Unit;
        var facts = string.Join(", ", MomentView.Facts(entry, unit, Units));
        return facts.Length == 0 ? "One" : Words.Capital(entry.Name is { } name ? $"{name} {facts}" : facts);
    }
}
