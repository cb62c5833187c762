using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>
/// What the events of a person lead to, one after the other. It is told from the history alone, as of when each event was
/// recorded, so that every node tells the same.
/// </summary>
internal sealed class LiveStory(PersonState known)
{
    private PersonState state = known;

    /// <summary>Whether the event has been taken in already.</summary>
    public bool Has(IEvent recorded) => state.VersionOf(recorded.StreamName) >= recorded.Version;

    /// <summary>Takes an event in.</summary>
    /// <returns>What there is to tell of it: the name of each message, and its data.</returns>
    public List<(string Name, object Data)> Tell(IEvent recorded)
    {
        var stream = recorded.StreamName;
        var before = state;
        state = state.Apply(stream, recorded.Version, recorded.Data, recorded.Timestamp);

        var told = new List<(string, object)>();
        var shown = recorded.Data is EntryEvent change ? LiveEntry.Of(change, recorded) : null;
        if (shown is not null)
            told.Add(("logged", shown));
        if (recorded.Data is EntryLogged { Entry: { } entry } && stream != Profile.Stream)
        {
            var news = LogAnswer.Of(shown!.Entry, entry, before, state, recorded.Timestamp);
            told.Add(("streak", news.Streak));
            told.AddRange(news.Records.Select(record => ("record", (object)record)));
            told.AddRange(news.Advice.Select(advice => ("advice", (object)advice)));
        }
        else
        {
            var after = new PersonView(state, ViewTime.Now, recorded.Timestamp);
            told.AddRange(Touched(stream, recorded.Data, after).Select(streak => ("streak", (object)streak)));
        }

        return told;
    }

    /// <summary>The streaks that may be others now: of the one habit, or of all when their days may have moved or be off.</summary>
    private static IEnumerable<StreakView> Touched(string stream, object recorded, PersonView person) =>
        from habit in person.Started
        where habit.Id == stream || recorded is ProfileChanged or DaysOffTaken or DaysOffWithdrawn
        select StreakView.Of(habit.Id, person.View(habit.Habit));
}

/// <summary>What happened to an entry: it was logged, corrected, retracted or restored. A retracted one is as it last stood.</summary>
internal sealed record LiveEntry(string Change, EntryView Entry)
{
    public static LiveEntry Of(EntryEvent change, IEvent recorded) => new(
        change switch
        {
            EntryLogged => "logged",
            EntryCorrected => "corrected",
            EntryRetracted => "retracted",
            EntryRestored => "restored",
            _ => throw new InvalidOperationException($"{change.GetType().Name} is no change of an entry."),
        },
        EntryView.Of(change.EntryId, recorded.StreamName, change.Content, recorded.Timestamp, change.Current is null));
}
