namespace HabitTrack.Web;

/// <summary>An import.</summary>
/// <param name="Source">The program that wrote the file.</param>
/// <param name="Read">The number of events in the file.</param>
/// <param name="Added">The number of events that were added, or added again after they had been undone.</param>
/// <param name="Known">The number of events that existed before.</param>
/// <param name="Skipped">The number of events that could not be imported; see <paramref name="Problems"/>.</param>
/// <param name="TakenBackAt">When it was taken back; null if it was not.</param>
/// <param name="TakenBack">The number of events that were undone when it was taken back.</param>
/// <param name="Kept">What stays although it was taken back, such as entries that were corrected since.</param>
internal sealed record ImportView(
    Guid Id,
    ImportStatus Status,
    string Source,
    long Read,
    long Added,
    long Known,
    long Skipped,
    IReadOnlyList<ImportProblem> Problems,
    DateTimeOffset At,
    DateTimeOffset? TakenBackAt,
    long? TakenBack,
    IReadOnlyList<KeptChange>? Kept)
{
    public static ImportView Of(ImportRecord import) => new(
        import.Id,
        import.Status,
        import.Source,
        import.Read,
        import.Added,
        import.Known,
        import.Skipped,
        import.Problems,
        import.At,
        import.TakenBackAt,
        import.TakenBackAt is null ? null : import.TakenBack,
        import.TakenBackAt is null ? null : import.Kept);
}

/// <summary>Imports, newest first.</summary>
internal sealed record ImportList(IReadOnlyList<ImportView> Imports, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>The progress of an import: the number of events that exist, and the total.</summary>
internal sealed record ImportProgress(long Done, long Of);
