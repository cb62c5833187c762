using HabitTrack.Domain;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>Someone about to log something of a kind, or to correct it: what they did last, what they typed, and what was wrong with it.</summary>
/// <param name="Kind">What sort of activity.</param>
/// <param name="Person">Their habits.</param>
/// <param name="Habit">The habit logged to.</param>
/// <param name="Entries">What was logged to it last, the newest first.</param>
/// <param name="Rejection">What was typed, and why it was not logged; null on a page not yet sent.</param>
/// <param name="Done">What was logged a moment ago; null for nothing.</param>
/// <param name="Edited">The entry to correct; null for a new one.</param>
/// <param name="Id">The entry's identity.</param>
internal sealed record LogVisit(
    HabitKind Kind,
    PersonView Person,
    string Habit,
    IReadOnlyList<EntryView> Entries,
    Rejection? Rejection,
    EntryView? Done,
    EntryView? Edited,
    Guid Id)
{
    private const int LastShown = 5;

    /// <summary>Units that the person reads.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>The entry whose values the form begins with: the one to correct, or the one done last; null before the first.</summary>
    public EntryView? Last => Edited ?? (Entries.Count > 0 ? Entries[0] : null);

    /// <summary>How many decimals keep a value that is shown in a larger unit: a correction must not change what is left as it was.</summary>
    public int Decimals => Edited is null ? 1 : 4;

    public static async Task<LogVisit> Of(HabitKind kind, string? habit, Guid? done, Rejection? rejection, Visit visit)
    {
        var person = await visit.Look(Seen.Now);
        var habits = person.Started.Where(some => some.Definition.Kind == kind).Select(some => some.Id).ToList();
        var chosen = rejection?.Form.Habit is { Length: > 0 } typed ? typed
            : habit is not null && habits.Contains(habit) ? habit
            : habits.FirstOrDefault() ?? HabitKinds.DefaultsOf(kind)?.Id ?? throw new ProblemException(Problems.NotFound("habit-not-started", "There is no such habit."));
        var entries = (await visit.Habits.Store.ListEntries(new EntryQuery(visit.Caller.Person, [chosen], Limit: LastShown), visit.Cancellation))
            .Select(EntryView.Of)
            .ToList();
        var logged = done is { } id && await visit.Habits.Store.FindEntry(visit.Caller.Person, id, visit.Cancellation) is { Retracted: false } found
            ? EntryView.Of(found)
            : null;
        return new LogVisit(kind, person, chosen, entries, rejection, logged, null, visit.NewId());
    }

    /// <summary>Someone about to correct an entry.</summary>
    public static async Task<LogVisit> ToCorrect(EntryState entry, Rejection? rejection, Visit visit)
    {
        var person = await visit.Look(Seen.Now);
        var kind = ((Entry)entry.Content).Kind
            ?? throw new ProblemException(Problems.NotFound("not-found", "Measurements and pain are corrected by PATCH /v1/entries/{id}."));
        return new LogVisit(kind, person, entry.Stream.Name, [], rejection, null, EntryView.Of(entry), entry.Id);
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
        var habits = Person.Started.Where(habit => habit.Definition.Kind == Kind).ToList();
        var started = habits.Find(habit => habit.Id == Habit).Habit;
        var card = started is null ? null : CardView.Of(HabitCard.Of(Habit, started, Person), Units, true, null, () => Id);
        var isBeside = Rejection is not null && fields.Concat(["day", "note"]).Any(field => Rejection.Beside(field) is not null);
        return new LogPageView(
            Kinds.NameOf(Kind),
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
    public static string AddressOf(HabitKind kind, string? habit) => kind switch
    {
        HabitKind.PostureCheck => "/log/posture",
        HabitKind.Custom => "/log/custom",
        _ => "/log/" + Words.Lower<HabitKind>(kind),
    } + (habit is null || HabitKinds.DefaultsOf(kind)?.Id == habit ? "" : $"?habit={habit}");

    private string Said(EntryView entry)
    {
        var unit = Kind == HabitKind.Custom ? Person.View(Person.Find(Habit).Habit).Goal.Unit : null;
        var facts = string.Join(", ", MomentView.Facts(entry, unit, Units));
        return facts.Length == 0 ? "One" : Words.Capital(facts);
    }
}
