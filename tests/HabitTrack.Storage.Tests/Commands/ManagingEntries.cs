using HabitTrack.Storage.Commands;
using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Projections;
using HabitTrack.Storage.Queries;

namespace HabitTrack.Storage.Tests.Commands;

public sealed class ManagingEntries(SharedDatabase database) : StorageTest(database), IClassFixture<SharedDatabase>
{
    private static readonly DateOnly Day = new(2026, 3, 1);

    [Fact]
    public async Task an_entry_has_the_content_of_its_newest_event()
    {
        var log = Hang(1, Day);
        var first = await Committed(log);
        await Committed(Hang(5));
        await Committed(Correction(log, 2));

        var entry = await Node.Store.FindEntry(Person, log.EntryId, Cancellation);
        Assert.NotNull(entry);
        Assert.Equal(HangOf(2), entry.Content);
        Assert.Equal([2L, 4], entry.Versions);
        Assert.Equal((Hangs, false, first.Events[1].Timestamp), (entry.Stream, entry.Retracted, entry.RecordedAt));
        Assert.Equal(
            ["hang_logged", "entry_corrected"],
            (await Node.Store.EventsAbout(Person, entry, Cancellation)).Select(e => e.EventTypeName));
    }

    [Fact]
    public async Task a_retracted_entry_is_found_but_not_listed_until_it_is_restored()
    {
        var log = Hang();
        await Committed(log);
        await Committed(new RetractEntry(log.EntryId, null));

        Assert.True((await Node.Store.FindEntry(Person, log.EntryId, Cancellation))?.Retracted);
        Assert.Empty(await Listed(new EntryQuery(Person)));
        Assert.IsType<CommandResult.Refused>(await Execute(MayExist(log)));

        await Committed(new RestoreEntry(log.EntryId, null));
        Assert.Equal([2L, 3, 4], Assert.Single(await Listed(new EntryQuery(Person))).Versions);
    }

    [Fact]
    public async Task an_entry_of_another_person_is_not_found_and_its_id_is_free()
    {
        var (log, other) = (Hang(), NewPerson());
        await Committed(log);

        Assert.Null(await Node.Store.FindEntry(other, log.EntryId, Cancellation));
        Assert.IsType<CommandResult.Committed>(await Node.Batch.Execute(Context(other), MayExist(log), Cancellation));
        Assert.Single(await Listed(new EntryQuery(other)));
    }

    [Fact]
    public async Task logging_an_entry_again_changes_nothing_and_a_different_entry_with_its_id_is_refused()
    {
        var log = Hang(1, Day);
        await Committed(MayExist(log));

        Assert.Empty((await Committed(MayExist(log))).Events);
        await using var other = Storage.Open();
        foreach (var node in (StorageNode[])[Node, other])
        {
            Assert.Equal("id-reused", await Refused(Hang(2, Day, log.EntryId), Hangs, node));
            Assert.Equal("id-reused", await Refused(Walk() with { EntryId = log.EntryId }, Walks, node));
        }
    }

    [Fact]
    public async Task an_entry_logged_concurrently_on_two_nodes_and_streams_exists_once()
    {
        await using var other = Storage.Open();
        var id = Guid.CreateVersion7();

        var results = await Task.WhenAll(Enumerable.Range(0, 60).Select(i => i % 3 == 0
            ? Execute(MayExist(Walk() with { EntryId = id }, Walks), i % 2 == 0 ? Node : other)
            : Execute(MayExist(Hang(1, Day, id)), i % 2 == 0 ? Node : other)));

        Assert.Single(results.OfType<CommandResult.Committed>(), committed => committed.Events.Count > 0);
        Assert.Equal([2L], (await Node.Store.FindEntry(Person, id, Cancellation))!.Versions);
        Assert.Single(await History(), e => e.Data is EntryLogged);
    }

    [Fact]
    public async Task entries_are_listed_newest_first_in_pages()
    {
        for (var i = 0; i < 25; i++)
            await Committed(i % 2 == 0 ? Hang(1, Day.AddDays(i * 7 % 10)) : Walk() with { When = new When(null, Day.AddDays(i * 7 % 10)) }, i % 2 == 0 ? Hangs : Walks);

        var listed = new List<EntryDocument>();
        var query = new EntryQuery(Person, Limit: 10);
        IReadOnlyList<EntryDocument> page;
        do
        {
            page = await Listed(query);
            listed.AddRange(page);
            query = query with { After = page.Count > 0 ? new EntryCursor(page[^1].Position, page[^1].Id) : null };
        }
        while (page.Count == 10);

        Assert.Equal(25, listed.Select(entry => entry.Id).Distinct().Count());
        Assert.Equal(listed.OrderByDescending(entry => entry.Position, StringComparer.Ordinal).ThenByDescending(entry => entry.Id), listed);
        Assert.Equal(13, (await Listed(new EntryQuery(Person, [Hangs]))).Count);
        Assert.All(
            await Listed(new EntryQuery(Person, From: "2026-03-03", Before: "2026-03-06")),
            entry => Assert.InRange(entry.Content.Day, new DateOnly(2026, 3, 3), new DateOnly(2026, 3, 5)));
        var now = TimeProvider.System.GetUtcNow();
        Assert.Equal(
            listed.Select(entry => entry.Id), (await Node.Store.ListEntries(new EntryQuery(Person), now.AddMinutes(5), Cancellation)).Select(entry => entry.Id));
    }

    private static StreamCommand MayExist(LogEntry log, string stream = Hangs) => new StreamCommand.ToHabit(stream, log);

    private static Hang HangOf(int seconds) => new(Day, null, Timing.Day, seconds, Grip.Overhand, null);

    private static CorrectEntry Correction(LogEntry log, int seconds) =>
        new(log.EntryId, HangOf(((Hang)log.Entry).Seconds), HangOf(seconds), null, null);

    private Task<IReadOnlyList<EntryDocument>> Listed(EntryQuery query) => Node.Store.ListEntries(query, Cancellation);

    private async Task<string> Refused(LogEntry log, string stream, StorageNode node) =>
        Assert.IsType<CommandResult.Refused>(await Execute(MayExist(log, stream), node)).Refusal.Code;
}
