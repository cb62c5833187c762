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
public sealed record LogVisit(
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

    /// <summary>Units that the person reads.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>The entry whose choices the form begins with: the one to correct, or the last one; null before the first. What was measured is only shown as an example.</summary>
    public EntryView? Last => Edited ?? (Entries.Count > 0 ? Entries[0] : null);

    /// <summary>How many decimals keep a value that is shown in a larger unit: a correction must not change what is left as it was.</summary>
    public int Decimals => Edited is null ? 1 : 4;

    internal static async Task<LogVisit> Of(string kind, string? habit, Guid? done, Rejection? rejection, PageContext context)
    {
        var person = await context.View(ViewTime.Now);
        var chosen = HabitOf(kind, rejection?.Form.Habit is { Length: > 0 } typed ? typed : habit, person);
        var query = new EntryQuery(context.Caller.Person, [chosen], Limit: IsOwn(kind) ? Searched : LastShown);
        var entries = (await context.Reader.Entries(query, null, context.Cancellation))
            .Where(entry => EntryKind.Of(entry.Content).Name == kind)
            .Take(LastShown)
            .Select(EntryView.Of)
            .ToList();
        var logged = done is { } id && await context.Reader.Find(context.Caller.Person, id, context.Cancellation) is { } found
            ? EntryView.Of(found)
            : null;
        return new LogVisit(kind, person, chosen, entries, rejection, logged, null, context.NewId());
    }

    /// <summary>Someone about to correct an entry.</summary>
    internal static async Task<LogVisit> ToCorrect(EntryDocument entry, Rejection? rejection, PageContext context)
    {
        var person = await context.View(ViewTime.Now);
        return new LogVisit(EntryKind.Of(entry.Content).Name, person, entry.Stream, [], rejection, null, EntryView.Of(entry), entry.Id);
    }

    /// <summary>Seconds as minutes, which people type; null for none.</summary>
    public string? Minutes(int? seconds) => seconds is { } some ? $"{Math.Round(some / 60m, Decimals):0.####}" : null;

    /// <summary>What was said last, and what else is often said.</summary>
    public IEnumerable<string> Often(Func<EntryView, string?> said, IEnumerable<string> known) =>
        Entries.Select(entry => said(entry)!).Concat(known).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>What was done, in words.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="name">What it is called; null where that is known.</param>
    public string Said(EntryView entry, string? name = null)
    {
        var facts = EntryWords.Facts(entry, Units);
        return Words.Capital($"{entry.Name ?? name} {(facts.Length == 0 && name is null ? "One" : facts)}".Trim());
    }

    /// <summary>The page that a kind is logged on.</summary>
    public static string AddressOf(string kind, string? habit) =>
        $"/log/{EntryKind.Find(kind)!.PageName}" + (habit is null || habit == DefaultOf(kind) ? "" : $"?habit={habit}");

    /// <summary>The habit that was asked for, or else the first of its kind, or the one that a first log begins.</summary>
    private static string HabitOf(string kind, string? asked, PersonView person) =>
        IsOwn(kind) ? Profile.Stream
        : HabitsOf(kind, person).OrderByDescending(habit => habit.Id == asked).FirstOrDefault().Id
            ?? DefaultOf(kind)
            ?? throw new ProblemException(Problems.NotFound("habit-not-started", "There is no such habit."));

    /// <summary>The habits of a kind, in the person's order.</summary>
    public static IEnumerable<(string Id, HabitState Habit, HabitDefinition Definition)> HabitsOf(string kind, PersonView person) =>
        person.Started.Where(habit => habit.Definition.Kind == EntryKind.Find(kind)!.Habit);

    private static string? DefaultOf(string kind) => EntryKind.Find(kind)!.Habit is { } habit ? HabitKinds.RulesOf(habit)?.Id : Profile.Stream;

    /// <summary>Whether it belongs to the person rather than to a habit.</summary>
    private static bool IsOwn(string kind) => EntryKind.Find(kind)!.Habit is null;
}
