using HabitTrack.EventStore.Postgres;
using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Contract;
using HabitTrack.EventStore.Tests.History;

namespace HabitTrack.EventStore.Tests;

public sealed class PostgresEngine : Engine
{
    public override bool CommitsInOneMessage => true;

    public override IEventStore Open(string connectionString, TimeProvider clock) =>
        new PostgresEventStore(connectionString, BankModel.Model, clock);
}

public sealed class PostgresAppending(PostgresEngine engine) : Appending(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresConflicting(PostgresEngine engine) : Conflicting(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresReading(PostgresEngine engine) : Reading(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresRepeating(PostgresEngine engine) : Repeating(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresKeepingEntries(PostgresEngine engine) : KeepingEntries(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresKeepingKeys(PostgresEngine engine) : KeepingKeys(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresTogether(PostgresEngine engine) : Together(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresErasing(PostgresEngine engine) : Erasing(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresFollowing(PostgresEngine engine) : Following(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresRebuilding(PostgresEngine engine) : Rebuilding(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresReporting(PostgresEngine engine) : Reporting(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresFailing(PostgresEngine engine) : Failing(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresMeetingWhatOthersWrote(PostgresEngine engine) : MeetingWhatOthersWrote(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresWritingAtOnce(PostgresEngine engine) : WritingAtOnce(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresLosingConnections(PostgresEngine engine) : LosingConnections(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresCuttingConnections(PostgresEngine engine) : CuttingConnections(engine), IClassFixture<PostgresEngine>;

public sealed class PostgresPoisoning(PostgresEngine engine) : Poisoning(engine), IClassFixture<PostgresEngine>;
