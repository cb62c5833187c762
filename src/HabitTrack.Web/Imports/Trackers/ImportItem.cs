namespace HabitTrack.Web;

/// <summary>Something that a file of another program has.</summary>
internal abstract record ImportItem(ImportPlace Place)
{
    /// <summary>A habit. It comes before its entries.</summary>
    /// <param name="Key">The id within the file.</param>
    internal sealed record Habit(ImportPlace Place, string Key, string Name, Goal Goal) : ImportItem(Place)
    {
        /// <summary>The kind. A habit of another kind than a custom one is that of the person, with the goal that it has here.</summary>
        public HabitKind Kind { get; private init; } = HabitKind.Custom;

        public HabitColor? Color { get; init; }

        public IReadOnlyList<string> Tags { get; init; } = [];

        public bool IsArchived { get; init; }

        /// <summary>The first day, if the file has one.</summary>
        public DateOnly? StartedOn { get; init; }

        /// <summary>The habit of a kind. Its key is its id.</summary>
        public static Habit Of(HabitKind kind, ImportPlace place) =>
            HabitKinds.RulesOf(kind) is { } rules ? new Habit(place, rules.Id, rules.Name, rules.Goal) { Kind = kind } : throw new ArgumentOutOfRangeException(nameof(kind));
    }

    /// <summary>An entry of a habit.</summary>
    /// <param name="HabitKey">The key of the habit.</param>
    /// <param name="Identity">What tells the entry from the others of the habit. A later file of the same program has it too.</param>
    /// <param name="Content">What was done. Day and timing follow from <paramref name="When"/>.</param>
    internal sealed record Entry(ImportPlace Place, string HabitKey, string Identity, Domain.Habits.Entry Content, When When) : ImportItem(Place)
    {
        /// <summary>Whether a habit can have several entries with this identity, which are told apart by their order.</summary>
        public bool IsRepeatable { get; init; }

        /// <summary>An entry of another kind than a custom one.</summary>
        public static Entry Of(ImportPlace place, string identity, Domain.Habits.Entry content, When when) =>
            new(place, HabitKinds.RulesOf(content.Kind!.Value)!.Id, identity, content, when);
    }

    /// <summary>An exercise that is not in the catalogue. It comes before the entries that have it.</summary>
    /// <param name="HabitKey">The key of the habit of these entries.</param>
    internal sealed record OwnExercise(ImportPlace Place, string HabitKey, Exercise Exercise) : ImportItem(Place);

    /// <summary>A skipped day of a habit.</summary>
    internal sealed record Skip(ImportPlace Place, string HabitKey, DateOnly Day, string? Reason) : ImportItem(Place);

    /// <summary>The devices and apps that have recorded the same, in a file with several. Only the first one is taken.</summary>
    internal sealed record Devices(ImportPlace Place, IReadOnlyList<string> Names) : ImportItem(Place);

    /// <summary>An entry, or a habit, that cannot be imported.</summary>
    internal sealed record Unusable(ImportPlace Place, Message Reason) : ImportItem(Place);

    /// <summary>Something that is imported otherwise than the file has it, or that has no place here, such as a note on a day without an entry.</summary>
    /// <param name="HabitKey">The key of the habit; null if it is about the whole file.</param>
    internal sealed record Remark(ImportPlace Place, string? HabitKey, Message Text) : ImportItem(Place);
}
