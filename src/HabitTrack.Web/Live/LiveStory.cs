using HabitTrack.Domain;
using HabitTrack.EventStore;
using HabitTrack.EventStore.Projections;

namespace HabitTrack.Web;

/// <summary>
/// What the events of a person lead to, one after the other. It is told from the history alone, as of when each event was
/// recorded, so that every node tells the same.
/// </summary>
internal sealed class LiveStory(Model model, IReadOnlyDictionary<string, StreamState> known)
{
    private readonly Dictionary<string, StreamState> states = new(known, StringComparer.Ordinal);

    /// <summary>Whether the event has been taken in already.</summary>
    public bool Has(Recorded recorded) => VersionOf(recorded.Stream.Name) >= recorded.Version;

    /// <summary>Takes an event in.</summary>
    /// <returns>What there is to tell of it: the name of each message, and its data.</returns>
    public List<(string Name, object Data)> Tell(Recorded recorded)
    {
        var stream = recorded.Stream.Name;
        var before = new PersonView(new Dictionary<string, StreamState>(states, StringComparer.Ordinal), Seen.Now, recorded.RecordedAt);
        var projection = model.ProjectionOf(stream);
        var state = states.TryGetValue(stream, out var stored) ? stored.State : projection.Initial;
        states[stream] = new StreamState(recorded.Stream, recorded.Version, projection.Evolve(state, recorded.Data));
        var after = new PersonView(states, Seen.Now, recorded.RecordedAt);

        var told = new List<(string, object)>();
        if (recorded.Data is EntryEvent change)
            told.Add(("logged", LiveEntry.Of(change, recorded)));
        if (recorded.Data is EntryLogged { Entry: { } entry } && states[stream].State is Habit habit)
        {
            var days = DayLog.Together([((Habit)state).Days, .. before.DaysOfOthers(stream, entry.Kind)]);
            var news = LogNews.Of(stream, entry, (Habit)state, habit, days, after.Person, after.Today);
            told.Add(("streak", news.Streak));
            told.AddRange(news.Records.Select(record => ("record", (object)record)));
            told.AddRange(news.Advice.Select(advice => ("advice", (object)advice)));
        }
        else
        {
            told.AddRange(Touched(stream, recorded.Data, after).Select(streak => ("streak", (object)streak)));
        }

        return told;
    }

    /// <summary>The streaks that may be others now: of the one habit, or of all when their days may have moved.</summary>
    private static IEnumerable<StreakView> Touched(string stream, object recorded, PersonView person) =>
        from habit in person.Started
        where habit.Id == stream || recorded is ProfileChanged
        select StreakView.Of(habit.Id, person.View(habit.Habit));

    private long VersionOf(string stream) => states.TryGetValue(stream, out var stored) ? stored.Version : 0;
}

/// <summary>What happened to an entry: it was logged, corrected, retracted or restored. A retracted one is as it last stood.</summary>
internal sealed record LiveEntry(string Change, EntryView Entry)
{
    public static LiveEntry Of(EntryEvent change, Recorded recorded) => new(
        change switch
        {
            EntryLogged => "logged",
            EntryCorrected => "corrected",
            EntryRetracted => "retracted",
            EntryRestored => "restored",
            _ => throw new InvalidOperationException($"{change.GetType().Name} is no change of an entry."),
        },
        EntryView.Of(change.EntryId, recorded.Stream.Name, (change.Current ?? change.Previous)!, recorded.RecordedAt, change.Current is null));
}
