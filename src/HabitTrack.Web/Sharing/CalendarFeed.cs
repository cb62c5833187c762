using System.Text;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;
using Calendar = Ical.Net.Calendar;

namespace HabitTrack.Web;

/// <summary>A person's habits as a calendar (RFC 5545), without notes, pain and history: an event for each day on which a habit is due.</summary>
internal static class CalendarFeed
{
    public const string ContentType = "text/calendar; charset=utf-8";

    private const int DaysBack = 14, DaysAhead = 28, LineLength = 75;

    private const string LineBreak = "\r\n";

    /// <summary>How often calendars should load the feed.</summary>
    private const string RefreshInterval = "PT1H";

    /// <summary>Creates the feed. It is the same on every day, as long as nothing is recorded.</summary>
    /// <param name="person">The person, today.</param>
    /// <param name="id">The person's id.</param>
    public static string Of(PersonView person, string id)
    {
        var calendar = new Calendar { ProductId = "-//HabitTrack//EN" };
        foreach (var (name, value) in new[]
        {
            ("NAME", T("Habits")), ("X-WR-CALNAME", T("Habits")), ("X-WR-TIMEZONE", person.Calendar.Zone.Id), ("X-PUBLISHED-TTL", RefreshInterval),
        })
            calendar.AddProperty(name, value);
        var refresh = new CalendarProperty("REFRESH-INTERVAL", RefreshInterval);
        refresh.AddParameter("VALUE", "DURATION");
        calendar.AddProperty(refresh);
        foreach (var (habit, state, definition) in person.Started)
        {
            var ahead = state.View(person.Calendar, person.Today.AddDays(DaysAhead), isFuture: true)!;
            calendar.Events.AddRange(DueDays.Of(person.View(state), ahead, person.Today.AddDays(-DaysBack)).Select(due => EventOf(due, habit, definition, person, id)));
        }

        return Fold(new CalendarSerializer().SerializeToString(calendar)!);
    }

    /// <summary>An event of a whole day, in the person's days: a date has no time zone.</summary>
    private static CalendarEvent EventOf(DueDay due, string habit, HabitDefinition definition, PersonView person, string id)
    {
        var (name, units) = (definition.Details.Name, person.Person.Settings.Units);
        return new CalendarEvent
        {
            Uid = $"{due.Period:yyyyMMdd}-{habit}-{id}@habittrack",
            DtStamp = new CalDateTime(person.RecordedAt.UtcDateTime, "UTC"),
            Start = new CalDateTime(due.Day),
            End = new CalDateTime(due.Day.AddDays(1)),
            Summary = (due.IsMet ? "✓ " : "") + (GoalUnits.IsYesOrNo(due.Goal) ? name : $"{name}: {Words.Amount(due.Required, due.Goal.Unit, units)}"),
            Description = Words.Capital(Words.Goal(due.Goal, units)),
            Class = "PRIVATE",
            Status = EventStatus.Confirmed,
            // The day is not busy.
            Transparency = TransparencyType.Transparent,
        };
    }

    /// <summary>Folds lines at 75 bytes. The library folds between the two halves of characters such as emojis, which cannot be encoded then.</summary>
    private static string Fold(string calendar)
    {
        var folded = new StringBuilder();
        foreach (var line in calendar.Replace(LineBreak + ' ', "", StringComparison.Ordinal).Split(LineBreak, StringSplitOptions.RemoveEmptyEntries))
        {
            var length = 0;
            foreach (var rune in line.EnumerateRunes())
            {
                length += rune.Utf8SequenceLength;
                if (length > LineLength)
                {
                    folded.Append(LineBreak).Append(' ');
                    length = 1 + rune.Utf8SequenceLength;
                }

                folded.Append(rune.ToString());
            }

            folded.Append(LineBreak);
        }

        return folded.ToString();
    }
}
