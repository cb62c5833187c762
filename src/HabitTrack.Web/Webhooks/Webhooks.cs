using Marten;

namespace HabitTrack.Web;

/// <summary>The webhooks of people, for the API and the pages.</summary>
internal sealed class Webhooks(
    WebhookRegister register, PersonReader reader, OutgoingConnections connections, WebhookSecret secrets, WakeSignal signal, TimeProvider clock)
{
    public static readonly Problem
        NoSuchWebhook = Problems.NotFound("webhook-not-found", "There is no webhook with this id. GET /v1/webhooks lists the webhooks."),
        NoSuchDelivery = Problems.NotFound("delivery-not-found", "There is no delivery with this id. GET /v1/webhooks/{webhook}/deliveries lists the deliveries."),
        Disabled = Problems.Conflict("webhook-disabled", "The webhook is disabled. Enable it first.");

    /// <summary>Adds the services of webhooks.</summary>
    public static void AddTo(IServiceCollection services)
    {
        services.AddSingleton<WakeSignal>();
        services.AddSingleton<Webhooks>();
        services.AddSingleton<WebhookSecret>();
        services.AddSingleton<WebhookMetrics>();
        services.AddSingleton<WebhookAttempt>();
        services.AddSingleton<DayEnds>();
        services.AddHostedService<WebhookSender>();
        services.ConfigureMarten((provider, options) => options.Events.Subscribe(
            new WebhookSubscription(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<WakeSignal>())));
    }

    public Task<IReadOnlyList<Webhook>> List(string person, CancellationToken cancellation) => register.List(person, cancellation);

    /// <summary>Lists the webhooks, oldest first, each with its last deliveries, newest first.</summary>
    public async Task<IReadOnlyList<(Webhook Webhook, IReadOnlyList<WebhookDelivery> Deliveries)>> ListWithDeliveries(
        string person, int max, CancellationToken cancellation)
    {
        var webhooks = new List<(Webhook, IReadOnlyList<WebhookDelivery>)>();
        foreach (var webhook in await register.List(person, cancellation))
            webhooks.Add((webhook, await register.Deliveries(person, webhook.Id, null, max, cancellation)));
        return webhooks;
    }

    /// <exception cref="ProblemException">404: the person has no webhook with this id.</exception>
    public async Task<Webhook> Find(string person, Guid id, CancellationToken cancellation) =>
        await register.Find(person, id, cancellation) ?? throw new ProblemException(NoSuchWebhook);

    public Task<IReadOnlyList<WebhookDelivery>> Deliveries(string person, Guid webhook, string? before, int limit, CancellationToken cancellation) =>
        register.Deliveries(person, webhook, before, limit, cancellation);

    /// <summary>Adds a webhook, which is told about events from now on.</summary>
    /// <param name="person">The person.</param>
    /// <param name="id">The id, which is not added twice; null for a new one.</param>
    /// <param name="request">The validated request.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="cancellation">A token to cancel the operation.</param>
    public async Task<Outcome<Webhook>> Add(string person, Guid? id, WebhookRequest request, string secret, CancellationToken cancellation)
    {
        if (connections.ValidateUrl(request.Url!) is { } invalid)
            return Problems.Invalid("$.url", invalid);
        var now = clock.GetUtcNow();
        var webhook = new Webhook
        {
            Id = id ?? Guid.CreateVersion7(now),
            Url = request.Url!,
            Events = [.. request.Events!.Distinct().Order()],
            ProtectedSecret = secrets.Protect(secret),
            CreatedAt = Instants.Cut(now),
            IsDisabled = request.Enabled == false,
        };
        if (await register.Add(person, webhook, await DayEndOf(person, cancellation), cancellation) is { } refused)
            return Problems.Of(refused);
        signal.Set();
        return webhook;
    }

    /// <summary>Changes a webhook.</summary>
    public async Task<Outcome<Webhook>> Change(string person, Guid id, WebhookRequest request, CancellationToken cancellation)
    {
        if (connections.ValidateUrl(request.Url!) is { } invalid)
            return Problems.Invalid("$.url", invalid);
        var changed = await register.Update(
            person,
            id,
            webhook => webhook with
            {
                Url = request.Url!,
                Events = [.. request.Events!.Distinct().Order()],
                IsDisabled = request.Enabled == false,
                Problem = request.Enabled == false ? webhook.Problem : null,
            },
            await DayEndOf(person, cancellation),
            cancellation);
        return changed is null ? NoSuchWebhook : changed;
    }

    /// <summary>Attempts a delivery once more, without waiting for others.</summary>
    public async Task<Outcome<WebhookDelivery>> Redeliver(string person, Guid webhook, string delivery, CancellationToken cancellation)
    {
        if ((await Find(person, webhook, cancellation)).IsDisabled)
            return Disabled;
        var found = await register.Redeliver(person, webhook, delivery, clock.GetUtcNow(), cancellation);
        signal.Set();
        return found is null ? NoSuchDelivery : found;
    }

    /// <summary>Delivers a test event.</summary>
    public async Task<Outcome<WebhookDelivery>> Test(string person, Guid id, CancellationToken cancellation)
    {
        var (webhook, now) = (await Find(person, id, cancellation), clock.GetUtcNow());
        if (webhook.IsDisabled)
            return Disabled;
        var deliveryId = DeliveryIds.Of(await register.LastSequence(cancellation), null, $"{Guid.CreateVersion7(now)}");
        var delivery = WebhookPayload.ToDelivery(webhook, null, deliveryId, now, new WebhookData(), now);
        await register.AddTest(person, delivery, cancellation);
        signal.Set();
        return delivery;
    }

    private async Task<DayEnd> DayEndOf(string person, CancellationToken cancellation) =>
        DayEnds.Next((await reader.State(person, cancellation)).Profile.Profile.Calendar, clock.GetUtcNow());
}
