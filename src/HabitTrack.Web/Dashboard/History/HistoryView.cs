using HabitTrack.Domain;
using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>What the history page shows: a person's events, of one stream or all, and where the list goes on.</summary>
/// <param name="Person">The person as they are now.</param>
/// <param name="Stream">The stream whose events are shown; null for all.</param>
/// <param name="From">Recorded from this day on.</param>
/// <param name="To">Recorded up to this day.</param>
/// <param name="Events">The newest first.</param>
/// <param name="HasMore">Whether there are older ones.</param>
public sealed record HistoryView(PersonView Person, string? Stream, DateOnly? From, DateOnly? To, IReadOnlyList<IEvent> Events, bool HasMore)
{
    private const int Shown = 50;

    /// <summary>Where the list goes on; null at its end.</summary>
    public string? Older => !HasMore ? null
        : $"/history?before={Events[^1].Sequence}{(Stream is null ? "" : $"&habit={Stream}")}"
            + $"{(From is { } first ? $"&from={Words.Iso(first)}" : "")}{(To is { } last ? $"&to={Words.Iso(last)}" : "")}";

    internal static async Task<HistoryView> Read(IQueryCollection query, PersonView person, Visit visit)
    {
        var (from, to) = (Query.Day(query, "from"), Query.Day(query, "to"));
        var stream = Query.Text(query, "habit", "the id of a habit, or profile", text => text == Profile.Stream || HabitIdAttribute.IsHabitId(text));
        var before = Query.Number(query, "before", 0, long.MaxValue) ?? 0;
        var events = new List<IEvent>();
        var more = false;
        await foreach (var recorded in visit.Reader.Store.ReadHistory(new HistoryQuery(visit.Caller.Person, before, stream, NewestFirst: true), visit.Cancellation))
        {
            var day = person.Calendar.DayOf(recorded.Timestamp);
            if (day > to)
                continue;
            if (day < from || (more = events.Count == Shown))
                break;
            events.Add(recorded);
        }

        return new HistoryView(person, stream, from, to, events, more);
    }
}
