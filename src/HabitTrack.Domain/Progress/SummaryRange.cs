using System.Text.Json.Serialization;

namespace HabitTrack.Domain.Progress;

/// <summary>The named ranges of days.</summary>
public enum NamedPeriod
{
    /// <summary>One day.</summary>
    [JsonStringEnumMemberName("day")] Day,

    /// <summary>A week, starting on the person's first day of the week.</summary>
    [JsonStringEnumMemberName("week")] Week,

    /// <summary>A calendar month.</summary>
    [JsonStringEnumMemberName("month")] Month,

    /// <summary>A calendar quarter.</summary>
    [JsonStringEnumMemberName("quarter")] Quarter,

    /// <summary>A calendar year.</summary>
    [JsonStringEnumMemberName("year")] Year,
}

/// <summary>A range of days, both ends inclusive.</summary>
public sealed record DayRange(DateOnly From, DateOnly To)
{
    /// <summary>The number of days.</summary>
    public int Length => To.DayNumber - From.DayNumber + 1;

    /// <summary>Whether the range contains a day.</summary>
    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>Returns the days in order; none if the range is empty.</summary>
    public IEnumerable<DateOnly> EachDay() => Enumerable.Range(From.DayNumber, Math.Max(0, Length)).Select(DateOnly.FromDayNumber);
}

/// <summary>The range of a summary, and the earlier range that it is compared with.</summary>
/// <param name="Days">The range.</param>
/// <param name="Before">
/// The previous named range, or the same number of days before. Until a named range has ended, only as many days from the start of the previous one as
/// have begun; none before it begins.
/// </param>
public sealed record SummaryRange(DayRange Days, DayRange Before)
{
    /// <summary>Returns the named range that contains a day.</summary>
    /// <param name="period">The name of the range.</param>
    /// <param name="on">The day.</param>
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
        var begun = before.From.AddDays(Math.Max(-1, asOf.DayNumber - first.DayNumber));
        return new SummaryRange(range, asOf <= range.To && begun < before.To ? before with { To = begun } : before);
    }

    /// <summary>Returns the range between two days, both inclusive.</summary>
    public static SummaryRange Of(DateOnly from, DateOnly to)
    {
        var days = new DayRange(from, to);
        return new SummaryRange(days, new DayRange(from.AddDays(-days.Length), from.AddDays(-1)));
    }
}
