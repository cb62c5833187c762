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
    private static readonly ExistingStream None = new();

    private readonly Dictionary<string, ExistingStream> existing = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, bool> imports = [];
    private readonly HashSet<string> chosen = new(StringComparer.Ordinal);

    /// <summary>Chooses the id of a habit: that of an earlier import of the same program, else one that is free.</summary>
    public async Task<string> Choose(string name, CancellationToken cancellation)
    {
        var id = HabitForm.IdOf(name, HabitKind.Custom);
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? id : $"{id[..Math.Min(id.Length, Limits.HabitIdLength - 5)]}-{number}";
            if (HabitKinds.KindOf(candidate) is null && await IsFree(candidate, name, cancellation) && chosen.Add(candidate))
                return candidate;
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
        state.VersionOf(stream) == 0 || (await Existing(stream, cancellation)).Start?.Event.Name == name;

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
