using JasperFx.Events;

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

    /// <summary>Whether the habit was removed since the start, so that the import starts it again.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>Records that the habit was removed with its skips.</summary>
    public void Remove()
    {
        IsRemoved = true;
        Skips.Clear();
        ArchivedOn = null;
    }
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

    /// <summary>How the ids of requests begin whose events were imported from the program. Exports have them, too.</summary>
    public string RequestPrefix => $"{source}-";

    /// <summary>Chooses the id and name of a habit: those of an earlier import of the same program, else ones that are free.</summary>
    public async Task<(string Id, string Name)> Choose(string name, CancellationToken cancellation)
    {
        var id = HabitForm.IdOf(name, HabitKind.Custom);
        for (var number = 1; ; number++)
        {
            var candidate = number == 1 ? id : $"{id[..Math.Min(id.Length, Limits.HabitIdLength - SuffixLength)]}-{number}";
            if (HabitKinds.KindOf(candidate) is not null || chosen.Contains(candidate))
                continue;
            var imported = state.VersionOf(candidate) == 0 ? FreeName(name) : (await Existing(candidate, cancellation)).Start?.Event.Name;
            if (imported is null || (imported != name && !IsNumbered(imported, name)))
                continue;
            chosen.Add(candidate);
            names.Add(imported);
            return (candidate, imported);
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

    private string FreeName(string name) =>
        Enumerable.Range(1, int.MaxValue).Select(number => number == 1 ? name : $"{Base(name)} ({number})").First(some => !names.Contains(some));

    private static bool IsNumbered(string imported, string name) => imported.StartsWith($"{Base(name)} (", StringComparison.Ordinal) && imported.EndsWith(')');

    private static string Base(string name) => ImportText.Shorten(name, Limits.NameLength - SuffixLength);

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
                case HabitStarted started when (found.Start is null || found.IsRemoved) && await IsOfSource(e, cancellation):
                    found.Start = (e.Sequence, started);
                    found.IsRemoved = false;
                    break;
                case HabitRemoved:
                    found.Remove();
                    break;
                case HabitChangeUndone { Definition: not null }:
                    found.IsRemoved = false;
                    break;
                case DaySkipped skipped when await IsOfSource(e, cancellation):
                    found.Skips.TryAdd(skipped.Day, e.Sequence);
                    break;
                case HabitArchived when await IsOfSource(e, cancellation):
                    found.ArchivedOn ??= e.Sequence;
                    break;
            }
        }

        return found;
    }

    /// <summary>Whether an event was imported from the program, here or before it was exported.</summary>
    private async Task<bool> IsOfSource(IEvent e, CancellationToken cancellation)
    {
        if (e.CausationId is not null || e.ImportId is not { } id)
            return false;
        if (e.RequestId.StartsWith(RequestPrefix, StringComparison.Ordinal))
            return true;
        if (!imports.TryGetValue(id, out var isSame))
            imports[id] = isSame = (await target.Register.Find(state.Person, id, cancellation))?.Source == source;
        return isSame;
    }
}
