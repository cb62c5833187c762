using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Embedded;
using Npgsql;

namespace HabitTrack.EventStore.Tests.Marten;

public sealed class ReadingByAnotherProgram(PostgresEngine engine) : IClassFixture<PostgresEngine>, IAsyncLifetime
{
    private static readonly Metadata Ann = new("ann");

    private readonly string tenant = $"tenant-{Guid.CreateVersion7():N}";

    private StreamId Account => new(tenant, "account-1");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var booking = new Book(Guid.CreateVersion7(), 10, "2026", "rent");
        await Execute(new Commit(Account, booking, new Metadata("ann", "request-1")));
        await Execute(new Commit(Account, new Book(Guid.CreateVersion7(), 5), new Metadata("bob")));
        await Execute(new Commit(Account, new Correct(booking.BookingId, 7), Ann) { Entries = [booking.BookingId] });
        await Execute(new Commit(Account with { Tenant = tenant + "-other" }, new Book(Guid.CreateVersion7(), 100), new Metadata("bob")));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task gives_the_stream_of_one_tenant_with_its_metadata()
    {
        await using var program = new AuditProgram(engine.ConnectionString);

        Assert.Equal(
            [
                "1 rent of 10 by ann (request-1)",
                "2 nothing of 5 by bob ()",
                "3 10 corrected to 7 by ann ()",
            ],
            await program.Describe(tenant, "account-1", Cancellation));
    }

    [Fact]
    public async Task gives_an_aggregate_of_its_own()
    {
        await using var program = new AuditProgram(engine.ConnectionString);

        Assert.Equal(12, (await program.Audit(tenant, "account-1", Cancellation))?.Total);
        Assert.Equal(100, (await program.Audit(tenant + "-other", "account-1", Cancellation))?.Total);
        Assert.Null(await program.Audit(tenant + "-none", "account-1", Cancellation));
    }

    [Fact]
    public async Task needs_a_role_that_may_only_read()
    {
        await Server.Query(engine.ConnectionString, """
            CREATE ROLE auditor LOGIN;
            GRANT USAGE ON SCHEMA habittrack TO auditor;
            GRANT SELECT ON ALL TABLES IN SCHEMA habittrack TO auditor;
            """);
        var auditor = new NpgsqlConnectionStringBuilder(engine.ConnectionString) { Options = "-c role=auditor" };

        await using var program = new AuditProgram(auditor.ConnectionString);

        Assert.Equal(12, (await program.Audit(tenant, "account-1", Cancellation))?.Total);
    }

    private async Task Execute(Commit commit)
    {
        await using var fresh = engine.Open();
        Assert.IsType<Outcome.Committed>(await fresh.Execute(commit, Cancellation));
    }
}
