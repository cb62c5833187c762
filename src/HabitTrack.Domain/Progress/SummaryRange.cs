using System.Text.Json.Serialization;

namespace HabitTrack.Domain;

/// <summary>Ranges of days that have a name.</summary>
public enum NamedPeriod
{
    /// <summary>One day.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>A week, from the person's first weekday.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>A calendar month.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>Three calendar months, from January, April, July or October.</summary>
    [JsonStringEnumMemberName("quarter")] Quarter,

    /// <summary>A calendar year.</summary>
    [JsonStringEnumMemberName("year")] Year,
}

/// <summary>Days, both ends inclusive.</summary>
public sealed record DayRange(DateOnly From, DateOnly To)
{
    /// <summary>How many days.</summary>
    public int Length => To.DayNumber - From.DayNumber + 1;

    /// <summary>Whether a day lies in it.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>The days one by one, in order.</summary>
    public IEnumerable<DateOnly> EachDay() => Enumerable.Range(From.DayNumber, Math.Max(0, Length)).Select(DateOnly.FromDayNumber);
}

/// <summary>The days of a summary, and those it is compared with.</summary>
/// <param name="Days">The days summed up.</param>
/// <param name="Before">The named range before, or as many days before; while a named range is running, as many first days of the one before as have begun.</param>
public sealed record SummaryRange(DayRange Days, DayRange Before)
{
    /// <summary>The named range that a day lies in.</summary>
    /// <param name="period">The length of the range.</param>
    /// <param name="on">A day of the range.</param>
    /// <param name="calendar">The person's calendar.</param>
    /// <param name="asOf">The day of evaluation.</param>
    public static SummaryRange Of(NamedPeriod period, DateOnly on, PersonalCalendar calendar, DateOnly asOf)
    {
        var (first, days, months) = period switch
        {
            NamedPeriod.Day => (on, 1, 0),
            NamedPeriod.Week => (calendar.WeekOf(on), 7, 0),
            NamedPeriod.Month => (new DateOnly(on.Year, on.Month, 1), 0, 1),
            NamedPeriod.Quarter => (new DateOnly(on.Year, on.Month - ((on.Month - 1) % 3), 1), 0, 3),
            _ => (new DateOnly(on.Year, 1, 1), 0, 12),
        };
        DateOnly Shift(int by) => first.AddDays(days * by).AddMonths(months * by);
        var (range, before) = (new DayRange(first, Shift(1).AddDays(-1)), new DayRange(Shift(-1), first.AddDays(-1)));
        var begun = before.From.AddDays(asOf.DayNumber - first.DayNumber);
        return new SummaryRange(range, range.Contains(asOf) && begun < before.To ? before with { To = begun } : before);
    }

    /// <summary>From one day to another; compared with as many days before.</summary>
    public static SummaryRange Of(DateOnly from, DateOnly to)
    {
        var days = new DayRange(from, to);
        return new SummaryRange(days, new DayRange(from.AddDays(-days.Length), from.AddDays(-1)));
    }
}
