using Microsoft.AspNetCore.WebUtilities;

namespace HabitTrack.Web;

/// <summary>The API and pages of one kind of entry. Each kind has a folder next to this file, and one line in <see cref="All"/>.</summary>
internal abstract class EntryKind
{
    /// <summary>All kinds, in display order.</summary>
    public static readonly IReadOnlyList<EntryKind> All =
    [
        new HangEntryKind(),
        new WalkEntryKind(),
        new PostureEntryKind(),
        new WorkoutEntryKind(),
        new StretchEntryKind(),
        new CustomEntryKind(),
        new MeasurementEntryKind(),
        new PainEntryKind(),
    ];

    /// <summary>The fields of every entry, which <see cref="EntryView"/> has already, and the timing, which clients do not see.</summary>
    public static readonly string[] CommonFields = ["day", "performedAt", "timing", "note"];

    /// <summary>The query parameter of the day to log for.</summary>
    public const string Day = "day";

    private static readonly Dictionary<string, EntryKind> ByName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    private static readonly Dictionary<Type, EntryKind> ByContent = All.ToDictionary(kind => kind.Content);

    /// <summary>The kind of habit that it is logged to; null for entries of the person.</summary>
    public abstract HabitKind? Habit { get; }

    /// <summary>Its name in requests and responses, such as <c>posture-check</c>.</summary>
    public virtual string Name => HabitKinds.NameOf(Habit!.Value);

    /// <summary>Its name on pages, such as Posture check.</summary>
    public abstract string Label { get; }

    /// <summary>The last segment of the path of its page.</summary>
    public virtual string PageName => Name;

    /// <summary>The text of the link from Today to its page.</summary>
    public virtual string PageLink => T("More …");

    /// <summary>The type of the recorded entry.</summary>
    public abstract Type Content { get; }

    /// <summary>The type that has the fields of this kind as clients see them.</summary>
    public virtual Type View => Content;

    /// <summary>The type of the statistics that only this kind has; null for none.</summary>
    public virtual Type? Facts => null;

    /// <summary>The columns of this kind in the CSV of entries.</summary>
    public virtual IEnumerable<string> Columns =>
        HabitJson.Options.GetTypeInfo(View).Properties.Where(property => property.Get is not null).Select(property => property.Name).Except(CommonFields);

    /// <summary>The habit that the first log starts; null if there is no such habit. Entries of the person are in the person's own stream.</summary>
    public string? DefaultHabit => Habit is { } habit ? HabitKinds.RulesOf(habit)?.Id : Profile.Stream;

    /// <summary>The type of the request that logs it.</summary>
    public abstract Type Request { get; }

    /// <summary>The type of its log page.</summary>
    public abstract Type Page { get; }

    /// <summary>Finds a kind by its name; null if there is none.</summary>
    public static EntryKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind of an entry.</summary>
    public static EntryKind Of(Entry entry) => ByContent[entry.GetType()];

    /// <summary>The kind of entry that is logged to a kind of habit.</summary>
    public static EntryKind Of(HabitKind habit) => ByName[HabitKinds.NameOf(habit)];

    /// <summary>Maps its endpoints.</summary>
    public abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>Maps what only its log page has.</summary>
    public virtual void MapPage(IEndpointRouteBuilder pages)
    {
    }

    /// <summary>The path of its log page.</summary>
    /// <param name="habit">The habit to log to; null for the default one.</param>
    /// <param name="day">The day to log for; null for now.</param>
    public string PathOf(string? habit, DateOnly? day = null) => QueryHelpers.AddQueryString(
        $"/log/{PageName}",
        new Dictionary<string, string?>(StringComparer.Ordinal) { ["habit"] = habit == DefaultHabit ? null : habit, [Day] = day is { } some ? Words.Iso(some) : null });

    /// <summary>The day to log for in a query string; null for now. Nothing can be logged for a day that is to come.</summary>
    public static DateOnly? DayOf(IQueryCollection query, PersonView person) => Query.Day(query, Day) is { } day && day <= person.Today ? day : null;

    /// <summary>The habits of this kind, in the person's order.</summary>
    public IEnumerable<(string Id, HabitState Habit, HabitDefinition Definition)> HabitsOf(PersonView person) =>
        person.Started.Where(habit => habit.Definition.Kind == Habit);

    /// <summary>The fields that an entry of this kind has in addition to those of every entry.</summary>
    public Dictionary<string, JsonElement> Fields(Entry entry) => JsonSerializer.SerializeToElement(ViewOf(entry), View, HabitJson.Options)
        .EnumerateObject()
        .Where(field => !CommonFields.Contains(field.Name))
        .ToDictionary(field => field.Name, field => field.Value, StringComparer.Ordinal);

    /// <summary>The values of an entry in CSV, by column, for each of its rows.</summary>
    public virtual IEnumerable<Dictionary<string, JsonElement>> Rows(Entry entry) => [Fields(entry)];

    /// <summary>Describes the content of an entry, such as 45 s, or 3 sets, 20 min.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="units">The person's unit system.</param>
    public abstract string Describe(Entry entry, UnitSystem units);

    /// <summary>The values of an entry that its description does not contain, by name, in the same order for all entries.</summary>
    public abstract IEnumerable<(string Name, string? Value)> OtherValues(Entry entry, UnitSystem units);

    /// <summary>The name that an entry has itself, such as that of a measurement; null for none.</summary>
    public virtual string? NameOf(Entry entry) => null;

    /// <summary>Reads a form, except for its day, note and habit.</summary>
    /// <exception cref="ProblemException">422 if a field is invalid.</exception>
    public abstract EntryRequest Read(Form form);

    /// <summary>The quick ways to log it on Today.</summary>
    /// <param name="goal">The habit's goal.</param>
    /// <param name="last">The last amount in the goal's unit; null if none is known.</param>
    /// <param name="rest">What is missing to reach the goal; null if nothing is.</param>
    /// <param name="units">The person's unit system.</param>
    public virtual IEnumerable<LogOption> Options(Goal goal, decimal? last, decimal? rest, UnitSystem units) => [];

    /// <summary>Figures for a range of days in addition to totals: label, value and remark.</summary>
    public virtual IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units) => [];

    /// <summary>Converts an entry to the type of the view.</summary>
    protected virtual object ViewOf(Entry entry) => entry;
}

/// <summary>A kind of entry with its types.</summary>
internal abstract class EntryKind<TEntry, TRequest, TPage> : EntryKind
    where TEntry : Entry
    where TRequest : EntryRequest
{
    public sealed override Type Content => typeof(TEntry);

    public sealed override Type Request => typeof(TRequest);

    public sealed override Type Page => typeof(TPage);

    public sealed override string Describe(Entry entry, UnitSystem units) => Describe((TEntry)entry, units);

    /// <inheritdoc cref="EntryKind.Describe"/>
    protected abstract string Describe(TEntry entry, UnitSystem units);

    public sealed override IEnumerable<(string Name, string? Value)> OtherValues(Entry entry, UnitSystem units) => OtherValues((TEntry)entry, units);

    /// <inheritdoc cref="EntryKind.OtherValues"/>
    protected virtual IEnumerable<(string Name, string? Value)> OtherValues(TEntry entry, UnitSystem units) => [];

    public abstract override TRequest Read(Form form);
}
