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

    private static readonly Dictionary<string, EntryKind> ByName = All.ToDictionary(kind => kind.Name, StringComparer.Ordinal);

    private static readonly Dictionary<Type, EntryKind> ByContent = All.ToDictionary(kind => kind.Content);

    /// <summary>The kind of habit that it is logged to; null for entries of the person.</summary>
    public abstract HabitKind? Habit { get; }

    /// <summary>Its name in requests and responses, such as <c>posture-check</c>.</summary>
    public virtual string Name => HabitKinds.NameOf(Habit!.Value);

    /// <summary>The last segment of the path of its page.</summary>
    public virtual string PageName => Name;

    /// <summary>The text of the link from Today to its page.</summary>
    public virtual string PageLink => "More\u00a0…";

    /// <summary>The type of the recorded entry.</summary>
    public abstract Type Content { get; }

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

    /// <summary>Adds the fields of this kind to the view.</summary>
    public abstract EntryView Show(EntryView view, Entry entry);

    /// <summary>Reads a form, except for its day, note and habit.</summary>
    /// <exception cref="ProblemException">422 if a field is invalid.</exception>
    public abstract EntryRequest Read(Form form);

    /// <summary>The quick ways to log it on Today, for the unit of the habit's goal.</summary>
    public virtual IEnumerable<LogOption> Options(Goal goal) => [];

    /// <summary>Figures for a range of days in addition to totals: label, value and remark.</summary>
    public virtual IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units) => [];
}

/// <summary>A kind of entry with its types.</summary>
internal abstract class EntryKind<TEntry, TRequest, TPage> : EntryKind
    where TEntry : Entry
    where TRequest : EntryRequest
{
    public sealed override Type Content => typeof(TEntry);

    public sealed override Type Request => typeof(TRequest);

    public sealed override Type Page => typeof(TPage);

    public sealed override EntryView Show(EntryView view, Entry entry) => Show(view, (TEntry)entry);

    /// <inheritdoc cref="EntryKind.Show"/>
    protected abstract EntryView Show(EntryView view, TEntry entry);

    public abstract override TRequest Read(Form form);
}
