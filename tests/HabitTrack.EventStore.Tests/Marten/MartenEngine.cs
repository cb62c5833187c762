using HabitTrack.EventStore.Marten;
using HabitTrack.EventStore.Tests.Bank;
using HabitTrack.EventStore.Tests.Contract;
using HabitTrack.EventStore.Tests.History;

namespace HabitTrack.EventStore.Tests.Marten;

public sealed class MartenEngine : Engine
{
    public override IEventStore Open(string connectionString, TimeProvider clock) =>
        new MartenEventStore(connectionString, BankModel.Model, clock);
}

public sealed class MartenAppending(MartenEngine engine) : Appending(engine), IClassFixture<MartenEngine>;

public sealed class MartenConflicting(MartenEngine engine) : Conflicting(engine), IClassFixture<MartenEngine>;

public sealed class MartenReading(MartenEngine engine) : Reading(engine), IClassFixture<MartenEngine>;

public sealed class MartenRepeating(MartenEngine engine) : Repeating(engine), IClassFixture<MartenEngine>;

public sealed class MartenKeepingEntries(MartenEngine engine) : KeepingEntries(engine), IClassFixture<MartenEngine>;

public sealed class MartenKeepingKeys(MartenEngine engine) : KeepingKeys(engine), IClassFixture<MartenEngine>;

public sealed class MartenTogether(MartenEngine engine) : Together(engine), IClassFixture<MartenEngine>;

public sealed class MartenErasing(MartenEngine engine) : Erasing(engine), IClassFixture<MartenEngine>;

public sealed class MartenFollowing(MartenEngine engine) : Following(engine), IClassFixture<MartenEngine>;

public sealed class MartenRebuilding(MartenEngine engine) : Rebuilding(engine), IClassFixture<MartenEngine>;

public sealed class MartenReporting(MartenEngine engine) : Reporting(engine), IClassFixture<MartenEngine>;

public sealed class MartenFailing(MartenEngine engine) : Failing(engine), IClassFixture<MartenEngine>;

public sealed class MartenMeetingWhatOthersWrote(MartenEngine engine) : MeetingWhatOthersWrote(engine), IClassFixture<MartenEngine>;

public sealed class MartenWritingAtOnce(MartenEngine engine) : WritingAtOnce(engine), IClassFixture<MartenEngine>;

public sealed class MartenLosingConnections(MartenEngine engine) : LosingConnections(engine), IClassFixture<MartenEngine>;

public sealed class MartenCuttingConnections(MartenEngine engine) : CuttingConnections(engine), IClassFixture<MartenEngine>;

public sealed class MartenPoisoning(MartenEngine engine) : Poisoning(engine), IClassFixture<MartenEngine>;
