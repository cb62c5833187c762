namespace HabitTrack.Web;

/// <summary>
/// The steps and distances of an export of Apple Health, by day. A phone and a watch count the same steps, so those of one device are taken. Those during
/// a walk of the workouts belong to the walk.
/// </summary>
internal sealed class AppleSteps(PersonalCalendar calendar)
{
    private const int MaxDays = 500_000;

    private readonly Dictionary<string, HashSet<DateOnly>> sources = new(StringComparer.Ordinal);
    private readonly SortedDictionary<DateOnly, Total> totals = [];
    private AppleWorkout[] walks = [];
    private DateTimeOffset[] starts = [];
    private int dayCount;

    /// <summary>The name of the device or app whose records are taken; null if there are none.</summary>
    public string? Source { get; private set; }

    /// <summary>The names of all devices and apps, first the one whose records are taken.</summary>
    public IReadOnlyList<string> Devices => [.. sources.Keys.OrderByDescending(name => name == Source).ThenBy(name => name, StringComparer.Ordinal)];

    /// <summary>Notes that a device has recorded something on a day.</summary>
    public void Survey(AppleRecord record)
    {
        if (!sources.TryGetValue(record.Source, out var days))
            sources[record.Source] = days = [];
        if (days.Add(calendar.DayOf(record.Start)) && (++dayCount > MaxDays || record.Source.Length > Limits.DescriptionLength))
            throw record.Place.Damaged("The name of the source is too long, or the file has too many sources.");
    }

    /// <summary>Chooses a device: the one that is asked for, or the one with the most days.</summary>
    /// <returns>What is left out; null for nothing.</returns>
    /// <exception cref="ProblemException">The file has nothing of the one that is asked for.</exception>
    public Message? Choose(string? asked)
    {
        var ordered = sources.OrderByDescending(source => source.Value.Count).ThenBy(source => source.Key, StringComparer.Ordinal).ToList();
        var described = string.Join(", ", ordered.Select(source => $"{source.Key} ({source.Value.Count} {Units.After(source.Value.Count, "days")})"));
        if (asked is not null && !sources.ContainsKey(asked))
            throw new ProblemException(Problems.Invalid("from", ordered.Count == 0 ? "The file has no steps. Leave this out." : $"The file has no steps of {asked}. It has {described}."));
        Source = asked ?? ordered.FirstOrDefault().Key;
        return ordered.Count > 1 ? (Message)$"Devices and apps count the same steps, so only those of {Source} were taken. The file has {described}." : null;
    }

    /// <summary>Sets the walks, in order.</summary>
    public void Around(IEnumerable<AppleWorkout> ordered)
    {
        walks = [.. ordered];
        starts = [.. walks.Select(walk => walk.Start)];
    }

    /// <summary>Adds a record of the chosen device.</summary>
    public void Add(AppleRecord record)
    {
        if (record.Source != Source)
            return;
        var at = Array.BinarySearch(starts, record.Start);
        at = at < 0 ? ~at - 1 : at;
        if (at >= 0 && record.Start < walks[at].End)
        {
            walks[at].Add(record);
            return;
        }

        var day = calendar.DayOf(record.Start);
        if (!totals.TryGetValue(day, out var total))
            totals[day] = total = new Total(record.Place);
        total.Add(record);
    }

    /// <summary>A walk for each day.</summary>
    /// <param name="exportedOn">The day on which the file was written, which was not over; null if it is not known.</param>
    public IEnumerable<ImportItem> Items(DateOnly? exportedOn) => totals.Where(total => !total.Value.IsEmpty).Select(total => total.Key >= exportedOn
        ? new ImportItem.Unusable(total.Value.Place, $"{total.Key:yyyy-MM-dd} was not over when the file was written. A later export has all steps of the day.")
        : (ImportItem)ImportItem.Entry.Of(total.Value.Place, $"{total.Key:yyyy-MM-dd}", total.Value.Walk, new When(null, total.Key)));

    private sealed class Total(ImportPlace place)
    {
        private decimal steps, metres;

        public ImportPlace Place => place;

        public bool IsEmpty => steps == 0 && metres == 0;

        public Entry Walk => WalkContent.Of(0, metres, steps);

        public void Add(AppleRecord record)
        {
            if (record.IsDistance)
                metres += record.Amount;
            else
                steps += record.Amount;
        }
    }
}
