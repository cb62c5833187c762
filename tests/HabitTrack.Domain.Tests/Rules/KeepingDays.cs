namespace HabitTrack.Domain.Tests;

public sealed class KeepingDays
{
    [Theory]
    [InlineData("2026-11-22", "2026-11-22", 7)]
    [InlineData("2017-02-28", "2017-02-22", 7)]
    [InlineData("2020-02-29", "2020-02-29", 1)]
    [InlineData("2026-10-30", "2026-10-29", 3)]
    public void a_log_changes_seven_days_at_most_however_long_the_history(string day, string from, int days)
    {
        var (first, last) = (new DateOnly(2017, 1, 1), new DateOnly(2026, 12, 31));
        var tally = Tally.Of(Examples.Hang(60, "2017-01-01"));
        var decade = DayLog.Of(Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(at => (first.AddDays(at), tally)));

        var part = Assert.Single(decade.Plus(Examples.Hang(90, day)).ChangedSince(decade));

        Assert.Equal(DateOnly.Parse(from), part.From);
        Assert.Equal(days, part.Days!.Count);
        Assert.Equal(150, part.Days[DateOnly.Parse(day)].Sum(Units.Seconds));
    }

    [Fact]
    public void the_last_entry_of_a_part_takes_the_part_away()
    {
        var entry = Examples.Hang(60, "2026-11-22");
        var two = DayLog.Empty.Plus(entry).Plus(Examples.Hang(60, "2026-11-21"));

        var part = Assert.Single(two.Minus(entry).ChangedSince(two));

        Assert.Equal((new DateOnly(2026, 11, 22), null), part);
    }
}
