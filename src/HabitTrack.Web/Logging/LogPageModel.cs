namespace HabitTrack.Web;

/// <summary>The model of the pages that log or correct an entry.</summary>
public sealed record LogPageModel
{
    private const int RecentLimit = 5;

    /// <summary>Measurements and pain share a stream: the number of entries to search for recent ones of one kind.</summary>
    private const int SearchLimit = 200;

    private LogPageModel(EntryKind kind, PersonView person, string habit, Rejection? rejection, Guid id) =>
        (Kind, Person, Habit, Rejection, Id) = (kind, person, habit, rejection, id);

    /// <summary>The kind of entry.</summary>
    internal EntryKind Kind { get; }

    /// <summary>The person.</summary>
    public PersonView Person { get; }

    /// <summary>The id of the habit; for measurements and pain the person's stream.</summary>
    public string Habit { get; }

    /// <summary>The rejected submission; null if the form was not submitted.</summary>
    public Rejection? Rejection { get; init; }

    /// <summary>The entry's id.</summary>
    public Guid Id { get; }

    /// <summary>The recent entries, newest first.</summary>
    public IReadOnlyList<Entry> Entries { get; private init; } = [];

    /// <summary>The entry that was just logged; null for none.</summary>
    public EntryView? Logged { get; private init; }

    /// <summary>The day to log for; null for now.</summary>
    public DateOnly? Day { get; private init; }

    /// <summary>The entry to correct; null to log a new one.</summary>
    public Entry? Edited { get; private init; }

    /// <summary>The person's unit system.</summary>
    public UnitSystem Units => Person.Person.Settings.Units;

    /// <summary>The entry for initial values: the one to correct, or the last one, whose amounts are placeholders only. Null for none.</summary>
    public Entry? Last => Edited ?? (Entries.Count > 0 ? Entries[0] : null);

    internal static async Task<LogPageModel> Of(EntryKind kind, string? habit, Guid? done, Rejection? rejection, PageContext context)
    {
        var person = await context.View(ViewTime.Now);
        var submitted = kind.HabitsOf(person).FirstOrDefault(one => one.Id == rejection?.Form.Habit).Id;
        var chosen = HabitOf(kind, submitted ?? habit, person);
        var query = new EntryQuery(context.Caller.Person, [chosen], Limit: kind.Habit is null ? SearchLimit : RecentLimit);
        var entries = (await context.Reader.Entries(query, null, context.Cancellation))
            .Select(entry => entry.Content)
            .Where(entry => EntryKind.Of(entry) == kind)
            .Take(RecentLimit)
            .ToList();
        var logged = done is { } id && await context.Reader.Find(context.Caller.Person, id, context.Cancellation) is { } found
            && found.Stream == chosen && EntryKind.Of(found.Content) == kind
            ? EntryView.Of(found)
            : null;
        return new LogPageModel(kind, person, chosen, rejection, context.NewId())
        {
            Entries = entries,
            Logged = logged,
            Day = EntryKind.DayOf(context.Response.HttpContext.Request.Query, person),
        };
    }

    /// <summary>The model to correct an entry.</summary>
    internal static async Task<LogPageModel> ForCorrection(EntryDocument entry, Rejection? rejection, PageContext context) =>
        new(EntryKind.Of(entry.Content), await context.View(ViewTime.Now), entry.Stream, rejection, entry.Id) { Edited = entry.Content };

    /// <summary>Converts seconds to minutes.</summary>
    public string? Minutes(int? seconds) => In(60, seconds, decimals: 0);

    /// <summary>Converts a value to a larger unit: exactly in a correction, as a placeholder rounded as people say it.</summary>
    /// <param name="unit">The size of the larger unit.</param>
    /// <param name="value">The value; null for none.</param>
    /// <param name="decimals">The decimals of the value.</param>
    public string? In(decimal unit, decimal? value, int decimals = Limits.Decimals) =>
        value is not { } some ? null : Edited is null ? Words.FieldValue(Math.Round(some / unit, some / unit < 10 ? 1 : 0)) : Words.FieldValue(some, unit, decimals);

    /// <summary>Suggestions for a field: recent values, then defaults.</summary>
    public IEnumerable<string> SuggestionsFor<TEntry>(Func<TEntry, string> value, IEnumerable<string> defaults)
        where TEntry : Entry => Entries.OfType<TEntry>().Select(value).Concat(defaults).Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Describes an entry.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="name">The name of the activity; null to omit it.</param>
    public string Describe(Entry entry, string? name = null)
    {
        var description = Kind.Describe(entry, Units);
        return Words.Capital($"{Kind.NameOf(entry) ?? name} {(description.Length == 0 && name is null ? T("One") : description)}".Trim());
    }

    /// <summary>The requested habit; or the default one of the kind, its first one that is not archived, or the one that the first log starts.</summary>
    /// <exception cref="ProblemException">404: the page does not log the requested habit.</exception>
    private static string HabitOf(EntryKind kind, string? requested, PersonView person)
    {
        var habits = kind.HabitsOf(person)
            .OrderBy(habit => habit.Definition.IsArchived(person.AsOf))
            .ThenByDescending(habit => habit.Id == kind.DefaultHabit)
            .Select(habit => habit.Id)
            .ToList();
        if (habits.Count == 0 && kind.DefaultHabit is { } ifNew)
            habits.Add(ifNew);
        return habits.Find(habit => requested is null || habit == requested) ?? throw new ProblemException(Problems.NoSuchHabit);
    }
}
