namespace HabitTrack.Web;

/// <summary>The events of an existing habit that a file can have too.</summary>
internal sealed class ExistingStream
{
    /// <summary>The start by an earlier import; null for none.</summary>
    public (long Sequence, HabitStarted Event)? Start { get; set; }

    public Dictionary<Guid, (long Sequence, Entry Entry)> Entries { get; } = [];

    public Dictionary<DateOnly, long> Skips { get; } = [];

    /// <summary>The sequence of the archiving by an earlier import; null for none.</summary>
    public long? ArchivedOn { get; set; }
}

/// <summary>Chooses the ids of habits, and finds what earlier imports have added to them.</summary>
internal sealed class TrackerStreams(ImportTarget target, PersonState state, string source)
{
    /// <summary>The length of what tells habits of the same name apart, such as " (999)".</summary>
    private const int SuffixLength = 6;

    private static readonly ExistingStream None = new();

    private readonly Dictionary<string, ExistingStream> existing = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, bool> imports = [];
    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);

    /// <summary>The names of the person's habits that are not archived, and of those of the file.</summary>
    private readonly HashSet<string> names = state.Habits.Values
        .Select(habit => habit.Habit)
        .OfType<Habit.Active>()
        .Select(habit => habit.Definition.Details.Name)
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Chooses the id and name of a habit: those of an earlier import of the same program, else ones that are free.</summary>
    public async Task<(string Id, string Name)> Choose(string name, CancellationToken cancellation)
    {
        var id = HabitForm.IdOf(name, HabitKind.Custom);
        for (var number = 1; ; number++)
        {
            var candidate = number == 1
                ? (Id: id, Name: name)
                : (Id: $"{id[..Math.Min(id.Length, Limits.HabitIdLength - SuffixLength)]}-{number}", Name: $"{ImportText.Shorten(name, Limits.NameLength - SuffixLength)} ({number})");
            if (HabitKinds.KindOf(candidate.Id) is null && !chosen.Contains(candidate.Id) && await IsFree(candidate.Id, candidate.Name, cancellation))
            {
                chosen.Add(candidate.Id);
                names.Add(candidate.Name);
                return candidate;
            }
        }
    }

    /// <summary>Returns what a habit has.</summary>
    public async Task<ExistingStream> Existing(string stream, CancellationToken cancellation)
    {
        if (state.VersionOf(stream) == 0)
            return None;
        if (!existing.TryGetValue(stream, out var found))
            existing[stream] = found = await Read(stream, cancellation);
        return found;
    }

    private async Task<bool> IsFree(string stream, string name, CancellationToken cancellation) =>
        state.VersionOf(stream) == 0 ? !names.Contains(name) : (await Existing(stream, cancellation)).Start?.Event.Name == name;

    private async Task<ExistingStream> Read(string stream, CancellationToken cancellation)
    {
        var found = new ExistingStream();
        await foreach (var e in target.Reader.Store.ReadHistory(new HistoryQuery(state.Person, Stream: stream), cancellation))
        {
            switch (e.Data)
            {
                case EntryLogged logged:
                    found.Entries.TryAdd(logged.EntryId, (e.Sequence, logged.Entry));
                    break;
                case HabitStarted started when found.Start is null && e.CausationId is null && await IsOfSource(e.ImportId, cancellation):
                    found.Start = (e.Sequence, started);
                    break;
                case DaySkipped skipped when e.CausationId is null && await IsOfSource(e.ImportId, cancellation):
                    found.Skips.TryAdd(skipped.Day, e.Sequence);
                    break;
                case HabitArchived when e.CausationId is null && await IsOfSource(e.ImportId, cancellation):
                    found.ArchivedOn ??= e.Sequence;
                    break;
            }
        }

        return found;
    }

    /// <summary>Whether an event belongs to an import of the same program.</summary>
    private async Task<bool> IsOfSource(Guid? import, CancellationToken cancellation)
    {
        if (import is not { } id)
            return false;
        if (!imports.TryGetValue(id, out var isSame))
            imports[id] = isSame = (await target.Register.Find(state.Person, id, cancellation))?.Source == source;
        return isSame;
    }
}
