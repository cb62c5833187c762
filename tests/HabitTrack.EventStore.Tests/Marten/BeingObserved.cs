using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using HabitTrack.EventStore.Marten;
using HabitTrack.EventStore.Tests.Bank;

namespace HabitTrack.EventStore.Tests.Marten;

public sealed class BeingObserved
{
    [Fact]
    public async Task shows_a_commit_under_every_name_that_the_engine_gives()
    {
        await using var store = new MartenEventStore(await TestDatabase.CreateDatabase(), BankModel.Model, TimeProvider.System);
        await store.Prepare(TestContext.Current.CancellationToken);
        var (seen, names) = (new ConcurrentDictionary<string, bool>(StringComparer.Ordinal), store.Telemetry);
        using var spans = new ActivityListener
        {
            ShouldListenTo = source => names.Contains(source.Name),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = span => seen[span.Source.Name] = true,
        };
        ActivitySource.AddActivityListener(spans);
        using var counts = new MeterListener { InstrumentPublished = (instrument, listener) => Listen(instrument, listener, names) };
        counts.SetMeasurementEventCallback<int>((instrument, _, _, _) => seen[instrument.Meter.Name] = true);
        counts.SetMeasurementEventCallback<long>((instrument, _, _, _) => seen[instrument.Meter.Name] = true);
        counts.SetMeasurementEventCallback<double>((instrument, _, _, _) => seen[instrument.Meter.Name] = true);
        counts.Start();

        var commit = new Commit(new StreamId("tenant", "account"), new Book(Guid.CreateVersion7(), 10), new Metadata("ann"));
        Assert.IsType<Outcome.Committed>(await store.Execute(commit, TestContext.Current.CancellationToken));

        Assert.Equal(names.Order(), seen.Keys.Order());
    }

    private static void Listen(Instrument instrument, MeterListener listener, IReadOnlyList<string> names)
    {
        if (names.Contains(instrument.Meter.Name))
            listener.EnableMeasurementEvents(instrument);
    }
}
