namespace HabitTrack.Web;

/// <summary>A habit of a file of another program.</summary>
/// <param name="item">The habit as the file has it.</param>
/// <param name="stream">Its id here.</param>
/// <param name="isTaken">Whether it is imported.</param>
/// <param name="order">Its position in the file.</param>
internal sealed class ImportedHabit(ImportItem.Habit item, string stream, bool isTaken, int order)
{
    /// <summary>Each change of a habit's skips copies them all, so that their number has a limit.</summary>
    private const int MaxSkips = 5_000;

    private readonly SortedDictionary<DateOnly, ImportItem.Skip> skips = [];
    private readonly List<HabitCommand> definitions = [];

    public ImportItem.Habit Item => item;

    public string Stream => stream;

    public bool IsTaken => isTaken;

    /// <summary>The first day that the file has of it; null if it has none.</summary>
    public DateOnly? First { get; private set; } = item.StartedOn;

    /// <summary>The last day that the file has of it; null if it has none.</summary>
    public DateOnly? Last { get; private set; } = item.StartedOn;

    public IReadOnlyCollection<ImportItem.Skip> Skips => skips.Values;

    /// <summary>The commands that start it and skip days.</summary>
    public IReadOnlyList<HabitCommand> Definitions => definitions;

    /// <summary>The command that archives it, after its entries; null for none.</summary>
    public ArchiveHabit? Archive { get; set; }

    public HabitCommand Start => item.Kind == HabitKind.Custom
        ? new PutHabit(HabitKind.Custom, item.Name, item.Goal, null, First, order, item.Tags, null, item.Color)
        : new EnsureHabitStarted(null);

    /// <summary>Adds a command, unless the rules refuse it.</summary>
    public Refusal? Add(TrackerDecisions decisions, HabitCommand command)
    {
        if (decisions.Decide(stream, command) is { } refusal)
            return refusal;
        definitions.Add(command);
        return null;
    }

    /// <summary>Adds a skipped day.</summary>
    /// <returns>Why it is left out; null if it is not.</returns>
    public Message? AddSkip(ImportItem.Skip skip)
    {
        if (TrackerValidation.Validate(skip) is { } error)
            return error;
        if (skips.Count == MaxSkips)
            return $"A habit can have at most {MaxSkips} skipped days in an import.";
        if (!skips.TryAdd(skip.Day, skip))
            return "The day is skipped further up, too.";
        Include(skip.Day);
        return null;
    }

    public void Include(DateOnly day)
    {
        First = First < day ? First : day;
        Last = Last > day ? Last : day;
    }
}
