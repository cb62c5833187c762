using JasperFx.Events;
using JasperFx.Events.Daemon;
using JasperFx.Events.Projections;
using Marten;
using Marten.Services;
using Marten.Subscriptions;

namespace HabitTrack.Web;

/// <summary>
/// Marten's subscription for webhooks. It writes deliveries in the transaction that stores its own position, so that every event leads to its deliveries once.
/// Events of people without webhooks are skipped, and imported events are not delivered: they happened long ago.
/// </summary>
internal sealed class WebhookSubscription : SubscriptionBase, IChangeListener
{
    private const int MaxPeople = 1_000;

    /// <summary>The states of people as of the last processed event.</summary>
    private readonly Dictionary<string, PersonState> states = new(StringComparer.Ordinal);
    private readonly TimeProvider clock;
    private readonly WakeSignal signal;
    private long processedUpTo;

    public WebhookSubscription(TimeProvider clock, WakeSignal signal)
    {
        (this.clock, this.signal) = (clock, signal);
        Name = WebhookDaemon.Subscription;
    }

    public override async Task<IChangeListener> ProcessEventsAsync(
        EventRange page, ISubscriptionController controller, IDocumentOperations operations, CancellationToken cancellationToken)
    {
        var people = page.Events.Select(recorded => recorded.TenantId).Distinct(StringComparer.Ordinal).ToArray();
        var webhooks = (await operations.Query<Webhook>().Where(webhook => webhook.TenantIsOneOf(people) && !webhook.IsDisabled).ToListAsync(cancellationToken))
            .ToLookup(webhook => webhook.TenantId!, StringComparer.Ordinal);
        // Another node was at work in between, or the page is processed again.
        if (page.SequenceFloor != processedUpTo || states.Count > MaxPeople)
            states.Clear();
        foreach (var person in people.Where(person => !webhooks.Contains(person)))
            states.Remove(person);
        foreach (var recorded in page.Events.Where(recorded => webhooks.Contains(recorded.TenantId)))
        {
            try
            {
                await Process(recorded, webhooks[recorded.TenantId].Where(webhook => recorded.Sequence > webhook.After), operations, cancellationToken);
            }
            catch (Exception failure) when (failure is ArgumentException or InvalidOperationException)
            {
                // An event of another program that cannot be applied must not stop what follows.
                states.Remove(recorded.TenantId);
                await controller.RecordDeadLetterEventAsync(recorded, failure);
            }
        }

        processedUpTo = page.SequenceCeiling;
        return this;
    }

    public Task BeforeCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token) => Task.CompletedTask;

    public Task AfterCommitAsync(IDocumentSession session, IChangeSet commit, CancellationToken token)
    {
        signal.Set();
        return Task.CompletedTask;
    }

    private async Task Process(IEvent recorded, IEnumerable<Webhook> webhooks, IDocumentOperations operations, CancellationToken cancellation)
    {
        var (person, stream, store) = (recorded.TenantId, recorded.StreamName, operations.DocumentStore);
        var before = states.GetValueOrDefault(person) is { } cached && cached.VersionOf(stream) == recorded.Version - 1
            ? cached
            : await store.FoldHistory(new HistoryQuery(person, UpTo: recorded.Sequence - 1), cancellation);
        var known = (await store.FindChangedEntries(person, [recorded], cancellation)).Values.FirstOrDefault();
        // An entry keeps the unit that it was logged in, also in events that were recorded without one.
        var data = recorded.Data is EntryEvent changed ? changed.InUnit(known?.Content.AmountUnit) : (PersonEvent)recorded.Data;
        var after = before.Apply(stream, recorded.Version, data, recorded.Timestamp);
        states[person] = after;
        if (data is ProfileChanged)
            WebhookRegister.CheckDayEnd(operations, person, clock.GetUtcNow());
        if (data is not EntryEvent change || recorded.ImportId is not null || recorded.Origin is not null)
            return;

        foreach (var (webhookEvent, content) in WebhookEvents.Of(recorded, change, known, before, after))
        {
            foreach (var webhook in webhooks.Where(webhook => webhook.Events.Contains(webhookEvent)))
            {
                var id = DeliveryIds.Of(recorded.Sequence, webhookEvent, $"{webhook.Id}");
                WaitingDeliveries.Add(operations, person, WebhookPayload.ToDelivery(webhook, webhookEvent, id, recorded.Timestamp, content, clock.GetUtcNow()));
            }
        }
    }
}
