namespace HabitTrack.Web;

/// <summary>A workout of a file, row by row.</summary>
internal sealed class WorkoutDraft(WorkoutRow first)
{
    /// <summary>Of the texts, more is kept than fits into a note.</summary>
    private const int MaxRows = 5_000, MaxTexts = Limits.NoteLength + 1, MaxTextLength = (2 * Limits.NoteLength) + 1;

    private readonly List<WorkoutSet> sets = [];
    private readonly List<string> texts = [];
    private decimal duration;
    private int rows;

    public string Identity => first.Identity;

    public void Add(WorkoutRow row, string exercise)
    {
        if (++rows > MaxRows)
            throw row.Place.Damaged($"The workout has more than {MaxRows} rows.");
        duration = Math.Max(duration, row.Duration);
        foreach (var text in row.Texts.Concat(row.SetTexts.Append(row.Distance).OfType<string>().Select(text => $"{row.Exercise}: {text}")).Where(text => texts.Count < MaxTexts && !texts.Contains(text)))
            texts.Add(text.Length > MaxTextLength ? text[..MaxTextLength] : text);
        if (row.Type is { } type)
            sets.Add(WorkoutSet.Of(type, exercise, row.Reps, row.Kg, row.Seconds, row.Rpe));
    }

    /// <summary>The workout, and what of it has no place here.</summary>
    public IEnumerable<ImportItem> Items()
    {
        var all = string.Join('\n', texts);
        var note = ImportText.Shorten(all, Limits.NoteLength);
        var seconds = duration <= Limits.MaxSeconds ? duration : 0;
        yield return ImportItem.Entry.Of(first.Place, first.Identity, WorkoutContent.Of(sets, seconds, note.Length > 0 ? note : null), first.When);
        if (note != all.Trim())
            yield return new ImportItem.Remark(first.Place, WorkoutCsv.Habit, $"The notes of the workout were shortened to {Limits.NoteLength} characters.");
        if (seconds != duration)
            yield return new ImportItem.Remark(first.Place, WorkoutCsv.Habit, "The workout lasts longer than a day, so its duration was left out.");
    }
}
