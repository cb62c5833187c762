using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class Reporting(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public async Task shows_every_habit_as_of_the_last_refresh()
    {
        await Committed(Hang(200, Day));
        await Committed(Walk() with { When = new When(null, Day) }, Walks);
        Assert.Null(await Streaks());

        Assert.True((await Node.Reports.Refresh(Cancellation)).People >= 1);
        Assert.Equal("hang 1, walk 1", await Streaks());

        await Committed(Hang(200, Day.AddDays(1)));
        Assert.Equal("hang 1, walk 1", await Streaks());
        await Node.Reports.Refresh(Cancellation);
        Assert.Equal("hang 2, walk 1", await Streaks());
    }

    [Fact]
    public async Task shows_the_current_entries_and_days()
    {
        var log = Hang(200, Day, note: "on the door frame");
        await Committed(log);
        await Committed(Hang(50, Day));
        Assert.Equal("hang 2 250", await Days());

        await Committed(new RetractEntry(log.EntryId, null));
        Assert.Equal("hang 1 50", await Days());
        Assert.Equal(50, await Server.Query(Storage.ConnectionString, $"SELECT seconds FROM habittrack_analysts.logged_entries WHERE person = '{Person}'"));
    }

    [Fact]
    public async Task does_not_replace_a_later_report()
    {
        var clock = new SkippingClock();
        clock.Skip(TimeSpan.FromDays(2));
        await using var ahead = Storage.Open(clock);
        await Committed(Hang(200, Day));
        await ahead.Reports.Refresh(Cancellation);
        await Committed(Hang(200, Day.AddDays(1)));

        await Node.Reports.Refresh(Cancellation);
        Assert.Equal("hang 1", await Streaks());

        await ahead.Reports.Refresh(Cancellation);
        Assert.Equal("hang 2", await Streaks());
    }

    [Fact]
    public async Task leaves_no_report_of_a_person_who_is_erased_concurrently()
    {
        await Committed(Hang(200, Day));
        Task refreshing, erasing;
        await using (await LockPeople(Person))
        {
            erasing = Node.Erasure.Erase(Person, Cancellation);
            await Waiting(1);
            refreshing = Node.Reports.Refresh(Cancellation);
            await Waiting(2);
        }

        await Task.WhenAll(erasing, refreshing);
        Assert.Null(await Streaks());
    }

    private Task Waiting(long count) => Eventually.Holds($"{count} transactions wait for the lock of the person", async () => count == (long)(await Server.Query(
        Storage.ConnectionString, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"))!);

    private async Task<string?> Streaks() => await Server.Query(
        Storage.ConnectionString,
        $"""
        SELECT string_agg(concat_ws(' ', habit, longest), ', ' ORDER BY habit)
        FROM (
            SELECT habit, max(length) AS longest
            FROM habittrack_analysts.streaks
            WHERE person = '{Person}'
            GROUP BY habit) AS streaks
        """) as string;

    private async Task<string?> Days() => await Server.Query(
        Storage.ConnectionString, $"SELECT concat_ws(' ', habit, entries, seconds) FROM habittrack_analysts.days WHERE person = '{Person}'") as string;
}
