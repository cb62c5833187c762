using JasperFx.Events;

namespace HabitTrack.Web;

/// <summary>The history page, ready to be shown.</summary>
/// <param name="Travel">The slider through time.</param>
/// <param name="Habits">Which stream's events are shown.</param>
/// <param name="From">Recorded from this day on.</param>
/// <param name="To">Recorded up to this day.</param>
/// <param name="Events">The newest first.</param>
/// <param name="Older">Where the list goes on; null at its end.</param>
/// <param name="Key">The idempotency key of an undo.</param>
public sealed record HistoryView(
    TravelView Travel, ChoiceView Habits, FieldView From, FieldView To, IReadOnlyList<HistoryLine> Events, string? Older, Guid Key)
{
    private const int Shown = 50;

    internal static async Task<HistoryView> Read(IQueryCollection query, PersonView person, Visit visit)
    {
        var (from, to) = (Query.Day(query, "from"), Query.Day(query, "to"));
        var stream = Query.Text(query, "habit", "the id of a habit, or profile", text => text == Profile.Stream || HabitIdAttribute.IsHabitId(text));
        var before = Query.Number(query, "before", 0, long.MaxValue) ?? 0;
        var cards = person.Started.ToDictionary(habit => habit.Id, habit => HabitCard.Of(habit.Id, habit.Habit, person), StringComparer.Ordinal);
        var words = new EventWords(cards, person.Person.Settings.Units);
        var lines = new List<HistoryLine>();
        var more = false;
        await foreach (var recorded in visit.Reader.Store.ReadHistory(new HistoryQuery(visit.Caller.Person, before, stream, NewestFirst: true), visit.Cancellation))
        {
            var day = person.Calendar.DayOf(recorded.Timestamp);
            if (day > to)
                continue;
            if (day < from || (more = lines.Count == Shown))
                break;
            lines.Add(HistoryLine.Of(recorded, day, words, cards, person.Calendar));
        }

        return new HistoryView(
            TravelView.Of(query, person),
            ChoiceView.Of("habit", "Of what?", stream, null, [("", "Everything"), .. cards.Values.Select(card => (card.Habit, card.Name)), (Profile.Stream, "You")]),
            new FieldView("from", "Recorded from", from is { } first ? Words.Iso(first) : null, null, Type: "date"),
            new FieldView("to", "To", to is { } last ? Words.Iso(last) : null, null, Type: "date"),
            lines,
            more ? Href(stream, from, to, lines[^1].Sequence) : null,
            visit.NewId());
    }

    private static string Href(string? stream, DateOnly? from, DateOnly? to, long before) =>
        $"/history?before={before}{(stream is null ? "" : $"&habit={stream}")}"
        + $"{(from is { } first ? $"&from={Words.Iso(first)}" : "")}{(to is { } last ? $"&to={Words.Iso(last)}" : "")}";
}

/// <summary>An event: when and by whom it was recorded, and what it says.</summary>
public sealed record HistoryLine(long Sequence, string Kind, string Day, string Time, string Name, string Text, string? By)
{
    internal static HistoryLine Of(IEvent recorded, DateOnly day, EventWords words, IReadOnlyDictionary<string, HabitCard> cards, PersonalCalendar calendar)
    {
        var card = cards.GetValueOrDefault(recorded.StreamName);
        return new HistoryLine(
            recorded.Sequence,
            card is null ? Profile.Stream : Kinds.NameOf(card.Kind),
            Words.ShortDay(day),
            Words.Time(recorded.Timestamp, calendar),
            card?.Name ?? (recorded.StreamName == Profile.Stream ? "You" : recorded.StreamName),
            words.Of(recorded),
            recorded.UserName);
    }
}

/// <summary>The slider through time, and the front page of the day it stands on.</summary>
/// <param name="First">The first day of any habit.</param>
/// <param name="Days">How many days there are after it.</param>
/// <param name="At">The place of the day chosen.</param>
/// <param name="AsOf">The day chosen.</param>
/// <param name="Day">The same, in words.</param>
public sealed record TravelView(string First, int Days, int At, FieldView AsOf, string Day)
{
    internal static TravelView Of(IQueryCollection query, PersonView person)
    {
        var first = person.Started.Select(habit => habit.Definition.Start).Append(person.Today).Min();
        var chosen = Query.Day(query, "asOf") ?? person.Today;
        return new TravelView(
            Words.Iso(first),
            person.Today.DayNumber - first.DayNumber,
            Math.Clamp(chosen.DayNumber - first.DayNumber, 0, person.Today.DayNumber - first.DayNumber),
            new FieldView("asOf", "As it stood on", Words.Iso(chosen), null, Type: "date"),
            Words.Date(chosen));
    }
}
