namespace HabitTrack.Web;

/// <summary>A habit of Loop Habit Tracker. Its zip archives and its backups have the same values.</summary>
/// <param name="Times">How often in <paramref name="Days"/>; of a numerical habit the target is for these days.</param>
/// <param name="Target">The target of a numerical habit; null for one that is done or not.</param>
internal sealed record LoopHabit(string Name, int Times, int Days, decimal? Target, string Unit, bool IsLimit, bool IsArchived, HabitColor? Color)
{
    /// <summary>The source of both formats: an archive and a backup of the same habits have the same entries.</summary>
    public const string Source = "loop";

    /// <summary>The columns of Habits.csv.</summary>
    public static readonly string[] Columns =
    [
        "Position", "Name", "Type", "Question", "Description", "FrequencyNumerator", "FrequencyDenominator", "Color", "Unit", "Target Type", "Target Value", "Archived?",
    ];

    /// <summary>The values of days. Those of numerical habits are thousandths, except for skipped and unknown days.</summary>
    public const int Unknown = -1, No = 0, YesAuto = 1, YesManual = 2, Skip = 3;

    private const string DefaultUnit = GoalUnits.Times;

    private bool IsNumerical => Target is not null;

    private string UnitHere => !IsNumerical ? Units.Sessions : ImportText.Shorten(Unit, Limits.UnitLength) is { Length: > 0 } unit ? unit : DefaultUnit;

    private Goal Goal => IsNumerical
        ? Frequency.ToGoal(IsLimit ? Direction.AtMost : Direction.AtLeast, Target!.Value.WithoutTrailingZeros(), UnitHere, Days)
        : Frequency.ToGoal(Times, Days);

    /// <summary>The habit, and what is otherwise here.</summary>
    /// <param name="place">Where the habit is in the file.</param>
    /// <param name="key">The key of the habit.</param>
    /// <param name="texts">Its question and description, which habits do not have here.</param>
    public IEnumerable<ImportItem> Items(ImportPlace place, string key, params IEnumerable<string> texts)
    {
        var name = ImportText.Shorten(Name, Limits.NameLength);
        if (Days < 1 || (!IsNumerical && Times < 1))
            throw place.Damaged($"A frequency is a number of times in a number of days, both above 0, not {Times} in {Days}.");

        yield return new ImportItem.Habit(place, key, name, Goal) { Color = Color, IsArchived = IsArchived };
        if (name != Name)
            yield return new ImportItem.Remark(place, key, $"The name was shortened to {Limits.NameLength} characters: {name}");
        if (IsNumerical && UnitHere != Unit)
            yield return new ImportItem.Remark(place, key, $"{name}: the unit became {UnitHere}, because a unit has 1 to {Limits.UnitLength} characters.");
        if (Frequency.Remark(place, key, name, Target ?? Times, Days, Goal) is { } remark)
            yield return remark;
        foreach (var text in texts.Where(text => text.Length > 0))
            yield return new ImportItem.Remark(place, key, $"{name}: habits have no description here, so this was left out: {ImportText.Shorten(text, Limits.NoteLength)}");
    }

    /// <summary>What a day has: an entry, a skip, a remark on a note that has no place here, or nothing.</summary>
    public IEnumerable<ImportItem> Items(ImportPlace place, string key, DateOnly day, long value, string notes)
    {
        var note = ImportText.Shorten(notes, Limits.NoteLength) is { Length: > 0 } some ? some : null;
        ImportItem? item = value switch
        {
            Skip => new ImportItem.Skip(place, key, day, note),
            _ when IsNumerical && value >= 0 => Entry(value / 1_000m),
            YesManual when !IsNumerical => Entry(1),
            _ => null,
        };
        if (item is not null)
            yield return item;
        if (item is null && note is not null)
            yield return new ImportItem.Remark(place, key, $"{day:yyyy-MM-dd} has a note but no entry, so the note was left out: {note}");
        else if (note is not null && note != notes)
            yield return new ImportItem.Remark(place, key, $"The note was shortened to {Limits.NoteLength} characters.");

        ImportItem Entry(decimal amount) => new ImportItem.Entry(
            place, key, $"{day:yyyy-MM-dd}", new Activity(default, null, Timing.Day, amount, note, UnitHere), new When(null, day));
    }
}
