using HabitTrack.Storage.Commands.Batching;
using HabitTrack.Storage.Maintenance;
using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Storage.Tests.Maintenance;

public sealed class VerifyingDocuments(OwnDatabase database) : StorageTest(database), IClassFixture<OwnDatabase>
{
    private const string Differs = "It differs from the events.", Missing = "It is missing.", NoEvent = "No event belongs to it.";

    private const string OfHabit = "WHERE tenant_id = '{0}' AND id = '{0}/hang'";
    private const string OfMonth = "WHERE tenant_id = '{0}' AND id = '{0}/hang/2026-03'";

    /// <summary>Statements that damage stored documents, and the problems that the verification reports.</summary>
    public static TheoryData<string, string> Damages => new()
    {
        { $"UPDATE habittrack.mt_doc_habit SET data = jsonb_set(data, '«recordedAt»', '\"2026-01-01T00:00:00Z\"') {OfHabit}", Differs },
        { $"UPDATE habittrack.mt_doc_habit SET data = jsonb_set(data, '«definition,details,name»', '\"Other\"') {OfHabit}", Differs },
        { $"DELETE FROM habittrack.mt_doc_habit {OfHabit}", Missing },
        { $"INSERT INTO habittrack.mt_doc_habit (tenant_id, id, data) SELECT tenant_id, id || 'ing', data FROM habittrack.mt_doc_habit {OfHabit}", NoEvent },
        { "UPDATE habittrack.mt_doc_profile SET data = jsonb_set(data, '«settings,timeZone»', '\"Europe/Paris\"') WHERE tenant_id = '{0}'", Differs },
        { "UPDATE habittrack.mt_doc_profile SET data = data - 'daysOff' WHERE tenant_id = '{0}'", Differs },
        { "DELETE FROM habittrack.mt_doc_profile WHERE tenant_id = '{0}'", Missing },
        { $"UPDATE habittrack.mt_doc_month SET data = jsonb_set(data, '«days,2026-03-01,sums,seconds»', '77') {OfMonth}", Differs },
        { $"DELETE FROM habittrack.mt_doc_month {OfMonth}", Missing },
        { $"INSERT INTO habittrack.mt_doc_month (tenant_id, id, data) SELECT tenant_id, '{{0}}/hang/1999-01', data FROM habittrack.mt_doc_month {OfMonth}", NoEvent },
        { "UPDATE habittrack.mt_doc_entry SET data = jsonb_set(data, '«retracted»', to_jsonb(NOT (data ->> 'retracted')::boolean)) WHERE tenant_id = '{0}'", Differs },
        { "UPDATE habittrack.mt_doc_entry SET data = jsonb_set(data, '«versions»', data -> 'versions' || '9') WHERE tenant_id = '{0}'", Differs },
        { "DELETE FROM habittrack.mt_doc_entry WHERE tenant_id = '{0}'", Missing },
        { "INSERT INTO habittrack.mt_doc_entry (tenant_id, id, data) SELECT tenant_id, gen_random_uuid(), data FROM habittrack.mt_doc_entry WHERE tenant_id = '{0}'", NoEvent },
        { "INSERT INTO habittrack.mt_doc_habit (tenant_id, id, data) VALUES ('{0}-orphan', '{0}-orphan/hang', '«»')", NoEvent },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public async Task finds_damage_that_a_rebuild_repairs(string damage, string problem)
    {
        await Write();
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
        var (rows, state) = (await Rows(), Canonical.Of(await State()));

        await Server.Query(Storage.ConnectionString, damage.Replace("{0}", Person).Replace('«', '{').Replace('»', '}'));

        var found = (await Node.Verifier.Verify(Cancellation)).Differences;
        Assert.NotEmpty(found);
        Assert.All(found, difference => Assert.Equal(problem, difference.Problem));
        Assert.All(found, difference => Assert.StartsWith(Person, difference.Person, StringComparison.Ordinal));
        Assert.Equal(RebuildStatus.Done, (await Rebuilds.Run(Node)).Status);
        Assert.Empty((await Node.Verifier.Verify(Cancellation)).Differences);
        Assert.Equal(rows, await Rows());
        await using var fresh = Storage.Open();
        Assert.Equal(state, Canonical.Of(await State(fresh)));
    }

    [Fact]
    public async Task finds_a_missing_version()
    {
        await Write();
        await Server.Query(Storage.ConnectionString, $"DELETE FROM habittrack.mt_events WHERE tenant_id = '{Person}' AND stream_id = '{Person}/hang' AND version = 3");

        var found = (await Node.Verifier.Verify(Cancellation)).Differences;

        Assert.Contains(found, difference => difference is { Stream: "hang", Part: null } && difference.Problem.StartsWith("Version 3 is missing", StringComparison.Ordinal));
        await Node.Erasure.Erase(Person, Cancellation);
    }

    [Fact]
    public async Task names_an_unknown_event_type()
    {
        await Write();
        await Server.Query(
            Storage.ConnectionString,
            $"""
            UPDATE habittrack.mt_events
            SET type = 'handstand_done', mt_dotnet_type = 'HabitTrack.Domain.HandstandDone, HabitTrack.Domain'
            WHERE tenant_id = '{Person}' AND version = 3
            """);

        Assert.Contains(
            (await Node.Verifier.Verify(Cancellation)).Differences, difference => difference.Problem.Contains("HandstandDone", StringComparison.Ordinal));
        await Node.Erasure.Erase(Person, Cancellation);
    }

    /// <summary>Logs hangs in two months, corrects one, retracts one, changes the profile, and takes days off.</summary>
    private async Task Write()
    {
        var day = new DateOnly(2026, 3, 1);
        var (corrected, retracted) = (Hang(1, day), Hang(100, day.AddMonths(1)));
        await Committed(Hang(10, day));
        await Committed(corrected);
        await Committed(retracted);
        var before = new Hang(day, null, Timing.Day, 1, Grip.Overhand, null);
        await Committed(new CorrectEntry(corrected.EntryId, before, before with { Seconds = 5 }, null, null));
        await Committed(new RetractEntry(retracted.EntryId, null));
        await Committed(new StreamCommand.ToProfile(new ChangeProfile(ProfileSettings.Default, ProfileSettings.Default with { Name = "Ann" })));
        await Committed(new StreamCommand.ToProfile(new TakeDaysOff(new DayOff(Guid.CreateVersion7(), day, day.AddDays(3), "sick"))));
    }

    private async Task<string> Rows() => (string)(await Server.Query(
        Storage.ConnectionString,
        $$"""
        SELECT string_agg(concat_ws(' ', id, data), E'\n' ORDER BY id COLLATE "C")
        FROM (
            SELECT id, data FROM habittrack.mt_doc_habit WHERE tenant_id = '{{Person}}'
            UNION ALL SELECT id, data FROM habittrack.mt_doc_profile WHERE tenant_id = '{{Person}}'
            UNION ALL SELECT id, data -> 'days' FROM habittrack.mt_doc_month WHERE tenant_id = '{{Person}}' AND data ->> 'days' <> '{}'
            UNION ALL SELECT id::text, data FROM habittrack.mt_doc_entry WHERE tenant_id = '{{Person}}') AS documents
        """))!;
}
