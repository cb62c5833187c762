namespace HabitTrack.Web;

/// <summary>Something that a file of another program has.</summary>
internal abstract record ImportItem(ImportPlace Place)
{
    /// <summary>A habit. It comes before its entries.</summary>
    /// <param name="Key">The id within the file.</param>
    internal sealed record Habit(ImportPlace Place, string Key, string Name, Goal Goal) : ImportItem(Place)
    {
        public HabitColor? Color { get; init; }

        public IReadOnlyList<string> Tags { get; init; } = [];

        public bool IsArchived { get; init; }

        /// <summary>The first day, if the file has one.</summary>
        public DateOnly? StartedOn { get; init; }
    }

    /// <summary>An entry of a habit.</summary>
    /// <param name="HabitKey">The key of the habit; the id of a habit for entries of other kinds than custom ones.</param>
    /// <param name="Identity">What tells the entry from the others of the habit. A later file of the same program has it too.</param>
    /// <param name="Content">What was done. Day and timing follow from <paramref name="When"/>.</param>
    internal sealed record Entry(ImportPlace Place, string HabitKey, string Identity, Domain.Habits.Entry Content, When When) : ImportItem(Place)
    {
        /// <summary>Whether a habit can have several entries with this identity, which are told apart by their order.</summary>
        public bool IsRepeatable { get; init; }
    }

    /// <summary>A skipped day of a habit.</summary>
    internal sealed record Skip(ImportPlace Place, string HabitKey, DateOnly Day, string? Reason) : ImportItem(Place);

    /// <summary>An entry, or a habit, that cannot be imported.</summary>
    internal sealed record Unusable(ImportPlace Place, string Reason) : ImportItem(Place);

    /// <summary>Something that is imported otherwise than the file has it, or that has no place here, such as a note on a day without an entry.</summary>
    /// <param name="HabitKey">The key of the habit; null if it is about the whole file.</param>
    internal sealed record Remark(ImportPlace Place, string? HabitKey, string Text) : ImportItem(Place);
}
