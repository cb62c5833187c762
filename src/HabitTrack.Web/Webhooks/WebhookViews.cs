namespace HabitTrack.Web;

/// <summary>A webhook, without its secret.</summary>
/// <param name="Problem">Why the service disabled it; null if it did not.</param>
internal sealed record WebhookView(Guid Id, string Url, IReadOnlyList<WebhookEvent> Events, DateTimeOffset CreatedAt, bool Enabled, string? Problem)
{
    public static WebhookView Of(Webhook webhook) =>
        new(webhook.Id, webhook.Url, webhook.Events, webhook.CreatedAt, !webhook.IsDisabled, webhook.IsDisabled ? webhook.Problem : null);
}

/// <summary>A webhook that was just added.</summary>
/// <param name="Secret">The secret that signs requests. It is not shown again.</param>
internal sealed record AddedWebhookView(Guid Id, string Url, IReadOnlyList<WebhookEvent> Events, DateTimeOffset CreatedAt, bool Enabled, string Secret)
{
    public static AddedWebhookView Of(Webhook webhook, string secret) =>
        new(webhook.Id, webhook.Url, webhook.Events, webhook.CreatedAt, !webhook.IsDisabled, secret);
}

/// <summary>The webhooks, oldest first.</summary>
internal sealed record WebhookList(IReadOnlyList<WebhookView> Webhooks, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);

/// <summary>A delivery.</summary>
/// <param name="Id">The id, which the receiver gets as <c>webhook-id</c>.</param>
/// <param name="NextAt">When it is attempted next, at the earliest; null if it is not to be attempted.</param>
/// <param name="HttpStatus">The HTTP status of the last attempt; null if there was none.</param>
/// <param name="Problem">Why the last attempt failed; null if it did not.</param>
/// <param name="Body">The body as it is sent and signed.</param>
internal sealed record DeliveryView(
    string Id,
    string Type,
    DeliveryStatus Status,
    int Attempts,
    DateTimeOffset CreatedAt,
    DateTimeOffset? NextAt,
    DateTimeOffset? AttemptedAt,
    DateTimeOffset? DeliveredAt,
    int? HttpStatus,
    string? Problem,
    string Body)
{
    public static DeliveryView Of(WebhookDelivery delivery) => new(
        delivery.Id,
        WebhookPayload.TypeOf(delivery.Event),
        delivery.Status,
        delivery.Attempts,
        delivery.CreatedAt,
        delivery.NextAt,
        delivery.AttemptedAt,
        delivery.DeliveredAt,
        delivery.AnswerStatus,
        delivery.Problem,
        delivery.Payload);
}

/// <summary>The deliveries of a webhook, newest first.</summary>
internal sealed record DeliveryList(IReadOnlyList<DeliveryView> Deliveries, [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? Next);
