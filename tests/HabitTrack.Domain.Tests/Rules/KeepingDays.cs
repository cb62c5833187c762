namespace HabitTrack.Domain.Tests;

public sealed class KeepingDays
{
    [Theory]
    [InlineData("2026-11-22", "2026-11-01", 30)]
    [InlineData("2017-02-28", "2017-02-01", 28)]
    [InlineData("2020-02-29", "2020-02-01", 29)]
    [InlineData("2026-10-30", "2026-10-01", 31)]
    public void a_log_changes_one_month_regardless_of_the_length_of_the_history(string day, string month, int days)
    {
        var (first, last) = (new DateOnly(2017, 1, 1), new DateOnly(2026, 12, 31));
        var totals = DayTotals.Of(Examples.Hang(60, "2017-01-01"));
        var decade = DayLog.Of(Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(at => (first.AddDays(at), totals)));

        var changed = Assert.Single(decade.Plus(Examples.Hang(90, day)).ChangedSince(decade));

        Assert.Equal(DateOnly.Parse(month), changed.Month);
        Assert.Equal(days, changed.Days.Count);
        Assert.Equal(150, changed.Days[DateOnly.Parse(day)].Sum(Measure.Seconds));
    }

    [Fact]
    public void removing_the_last_entry_of_a_month_leaves_it_without_days()
    {
        var entry = Examples.Hang(60, "2026-11-22");
        var two = DayLog.Empty.Plus(entry).Plus(Examples.Hang(60, "2026-10-31"));

        var changed = Assert.Single(two.Minus(entry).ChangedSince(two));

        Assert.Equal(new DateOnly(2026, 11, 1), changed.Month);
        Assert.Empty(changed.Days);
    }
}
