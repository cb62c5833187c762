namespace HabitTrack.Web;

/// <summary>What is particular to one kind of entry over HTTP and on pages. Each kind has a folder beside this file, and one line in <see cref="All"/>.</summary>
internal abstract class EntryKind
{
    /// <summary>Every kind, in the order of lists.</summary>
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

    /// <summary>The kind of habit that it is logged to; null for what belongs to the person.</summary>
    public abstract HabitKind? Habit { get; }

    /// <summary>The word for it in requests and answers, such as <c>posture-check</c>.</summary>
    public virtual string Name => HabitKinds.NameOf(Habit!.Value);

    /// <summary>The last part of the address of its page.</summary>
    public virtual string PageName => Name;

    /// <summary>What the link from Today to its page says.</summary>
    public virtual string PageLink => "More\u00a0…";

    /// <summary>The type of what is recorded.</summary>
    public abstract Type Content { get; }

    /// <summary>The type of a request that logs it.</summary>
    public abstract Type Request { get; }

    /// <summary>The page to log it on.</summary>
    public abstract Type Page { get; }

    /// <summary>The kind of this name; null where there is none.</summary>
    public static EntryKind? Find(string name) => ByName.GetValueOrDefault(name);

    /// <summary>The kind of an entry.</summary>
    public static EntryKind Of(Entry entry) => ByContent[entry.GetType()];

    /// <summary>The kind of entry that is logged to a kind of habit.</summary>
    public static EntryKind Of(HabitKind habit) => ByName[HabitKinds.NameOf(habit)];

    /// <summary>Maps the routes that log it.</summary>
    public abstract void Map(IEndpointRouteBuilder routes);

    /// <summary>Adds its fields to those that all entries have.</summary>
    public abstract EntryView Show(EntryView view, Entry entry);

    /// <summary>Reads what a form says, but for the day, the note and the habit.</summary>
    /// <exception cref="ProblemException">422 when a field does not say what it should.</exception>
    public abstract EntryRequest Read(Form form);

    /// <summary>The ways to log it on Today, by what the habit's goal counts.</summary>
    public virtual IEnumerable<LogOption> Options(Goal goal) => [];

    /// <summary>What there is to tell of a range of days beyond totals: label, value and remark.</summary>
    public virtual IEnumerable<(string Label, string Value, string? Remark)> Figures(ActivityFacts? facts, UnitSystem units) => [];
}

/// <summary>A kind of entry, by its types.</summary>
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
