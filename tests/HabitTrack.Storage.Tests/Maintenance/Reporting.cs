using HabitTrack.Domain;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class Reporting(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public async Task tells_how_every_habit_stood_at_the_last_refresh()
    {
        await Committed(Hang(200, Day));
        await Committed(Walk() with { When = new When(null, Day) }, Walks);
        Assert.Null(await Told());

        Assert.True((await Node.Reports.Refresh(Cancellation)).People >= 1);
        Assert.Equal("hang 1, walk 1", await Told());

        await Committed(Hang(200, Day.AddDays(1)));
        Assert.Equal("hang 1, walk 1", await Told());
        await Node.Reports.Refresh(Cancellation);
        Assert.Equal("hang 2, walk 1", await Told());
    }

    [Fact]
    public async Task shows_entries_and_days_as_they_now_stand()
    {
        var log = Hang(200, Day, note: "on the door frame");
        await Committed(log);
        await Committed(Hang(50, Day));
        Assert.Equal("hang 2 250", await Days());

        await Committed(new RetractEntry(log.EntryId, null), entry: log.EntryId);
        Assert.Equal("hang 1 50", await Days());
        Assert.Equal(50, await Server.Query(Storage.ConnectionString, $"SELECT seconds FROM habittrack_analysts.logged_entries WHERE person = '{Person}'"));
    }

    [Fact]
    public async Task leaves_alone_what_was_seen_later()
    {
        var clock = new SkippingClock();
        clock.Skip(TimeSpan.FromDays(2));
        await using var ahead = Storage.Open(clock);
        await Committed(Hang(200, Day));
        await ahead.Reports.Refresh(Cancellation);
        await Committed(Hang(200, Day.AddDays(1)));

        await Node.Reports.Refresh(Cancellation);
        Assert.Equal("hang 1", await Told());

        await ahead.Reports.Refresh(Cancellation);
        Assert.Equal("hang 2", await Told());
    }

    [Fact]
    public async Task of_a_person_who_is_erased_meanwhile_leaves_nothing()
    {
        await Committed(Hang(200, Day));
        Task refreshing, erasing;
        await using (await Hold(Person))
        {
            erasing = Node.Erasure.Erase(Person, Cancellation);
            await Waiting(1);
            refreshing = Node.Reports.Refresh(Cancellation);
            await Waiting(2);
        }

        await Task.WhenAll(erasing, refreshing);
        Assert.Null(await Told());
    }

    private Task Waiting(long count) => Eventually.Holds($"{count} wait for the person", async () => count == (long)(await Server.Query(
        Storage.ConnectionString, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"))!);

    private async Task<string?> Told() => await Server.Query(
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
