namespace HabitTrack.Web;

/// <summary>The model of the pages that log or correct an entry.</summary>
/// <param name="Kind">The name of the kind of entry.</param>
/// <param name="Person">The person.</param>
/// <param name="Habit">The id of the habit; for measurements and pain the person's stream.</param>
/// <param name="Entries">The recent entries, newest first.</param>
/// <param name="Rejection">The rejected submission; null if the form was not submitted.</param>
/// <param name="Logged">The entry that was just logged; null for none.</param>
/// <param name="Edited">The entry to correct; null to log a new one.</param>
/// <param name="Id">The entry's id.</param>
public sealed record LogPageModel(
    string Kind,
    PersonView Person,
    string Habit,
    IReadOnlyList<EntryView> Entries,
    Rejection? Rejection,
    EntryView? Logged,
    EntryView? Edited,
    Guid Id)
{
    private const int RecentLimit = 5;

    /// <summary>Measurements and pain share a stream: the number of entries to search for recent ones of one kind.</summary>
    private const int SearchLimit = 200;

    /// <summary>The person's unit system.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>The entry for initial values: the one to correct, or the last one, whose amounts are placeholders only. Null for none.</summary>
    public EntryView? Last => Edited ?? (Entries.Count > 0 ? Entries[0] : null);

    internal static async Task<LogPageModel> Of(string kind, string? habit, Guid? done, Rejection? rejection, PageContext context)
    {
        var person = await context.View(ViewTime.Now);
        var submitted = HabitsOf(kind, person).FirstOrDefault(one => one.Id == rejection?.Form.Habit).Id;
        var chosen = HabitOf(kind, submitted ?? habit, person);
        var query = new EntryQuery(context.Caller.Person, [chosen], Limit: IsPersonal(kind) ? SearchLimit : RecentLimit);
        var entries = (await context.Reader.Entries(query, null, context.Cancellation))
            .Where(entry => EntryKind.Of(entry.Content).Name == kind)
            .Take(RecentLimit)
            .Select(EntryView.Of)
            .ToList();
        var logged = done is { } id && await context.Reader.Find(context.Caller.Person, id, context.Cancellation) is { } found
            ? EntryView.Of(found)
            : null;
        return new LogPageModel(kind, person, chosen, entries, rejection, logged, null, context.NewId());
    }

    /// <summary>The model to correct an entry.</summary>
    internal static async Task<LogPageModel> ForCorrection(EntryDocument entry, Rejection? rejection, PageContext context)
    {
        var person = await context.View(ViewTime.Now);
        return new LogPageModel(EntryKind.Of(entry.Content).Name, person, entry.Stream, [], rejection, null, EntryView.Of(entry), entry.Id);
    }

    /// <summary>Converts seconds to minutes.</summary>
    public string? Minutes(int? seconds) => In(60, seconds, decimals: 0);

    /// <summary>Converts a value to a larger unit: exactly in a correction, roughly as a placeholder.</summary>
    /// <param name="unit">The size of the larger unit.</param>
    /// <param name="value">The value; null for none.</param>
    /// <param name="decimals">The decimals of the value.</param>
    public string? In(decimal unit, decimal? value, int decimals = Limits.Decimals) =>
        value is not { } some ? null : Edited is null ? Words.FieldValue(Math.Round(some / unit, 2)) : Words.FieldValue(some, unit, decimals);

    /// <summary>Suggestions for a field: recent values, then defaults.</summary>
    public IEnumerable<string> SuggestionsFor(Func<EntryView, string?> value, IEnumerable<string> defaults) =>
        Entries.Select(entry => value(entry)!).Concat(defaults).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Describes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="name">The name of the activity; null to omit it.</param>
    public string Describe(EntryView entry, string? name = null)
    {
        var description = EntryWords.Describe(entry, Units);
        return Words.Capital($"{entry.Name ?? name} {(description.Length == 0 && name is null ? "One" : description)}".Trim());
    }

    /// <summary>The path of the log page of a kind.</summary>
    public static string PathOf(string kind, string? habit) =>
        $"/log/{EntryKind.Find(kind)!.PageName}" + (habit is null || habit == DefaultHabitOf(kind) ? "" : $"?habit={habit}");

    /// <summary>The requested habit, or the first of the kind, or the one that the first log starts.</summary>
    /// <exception cref="ProblemException">404: the page does not log the requested habit.</exception>
    private static string HabitOf(string kind, string? requested, PersonView person)
    {
        var habits = HabitsOf(kind, person).Select(habit => habit.Id).ToList();
        if (habits.Count == 0 && DefaultHabitOf(kind) is { } ifNew)
            habits.Add(ifNew);
        return habits.Find(habit => requested is null || habit == requested) ?? throw new ProblemException(Problems.NoSuchHabit);
    }

    /// <summary>The habits of a kind, in the person's order.</summary>
    public static IEnumerable<(string Id, HabitState Habit, HabitDefinition Definition)> HabitsOf(string kind, PersonView person) =>
        person.Started.Where(habit => habit.Definition.Kind == EntryKind.Find(kind)!.Habit);

    private static string? DefaultHabitOf(string kind) => EntryKind.Find(kind)!.Habit is { } habit ? HabitKinds.RulesOf(habit)?.Id : Profile.Stream;

    /// <summary>Whether entries belong to the person, not to a habit.</summary>
    private static bool IsPersonal(string kind) => EntryKind.Find(kind)!.Habit is null;
}
