using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.HttpResults;

namespace HabitTrack.Web;

/// <summary>Adds, lists, changes and removes webhooks, and shows what was delivered. They need the scopes log and read, because webhooks get everything.</summary>
internal static class WebhookEndpoints
{
    public static void MapWebhooks(this IEndpointRouteBuilder routes)
    {
        var webhooks = routes.MapGroup("").WithTags("Webhooks").Needs(Scope.Log, Scope.Read).TakesNoKey();
        webhooks.MapGet("/v1/webhooks", List).WithSummary("The webhooks, oldest first");
        webhooks.MapPost("/v1/webhooks", Add)
            .WithSummary("Tell another program about events; the secret is shown only once")
            .WithDescription("Requests are signed as Standard Webhooks specifies. See docs/webhooks.md for the events and how to verify a signature.")
            .Refuses("too-many-webhooks");
        webhooks.MapGet("/v1/webhooks/{webhook:guid}/deliveries", Deliveries)
            .WithSummary("What a webhook was told, newest first; deliveries are kept for 30 days")
            .Asks(() => [Parameters.Cursor, Parameters.Limit])
            .Refuses("webhook-not-found");
        webhooks.MapPost("/v1/webhooks/{webhook:guid}/deliveries/{delivery}/redeliver", Redeliver)
            .WithSummary("Attempt a delivery once more, without waiting for others")
            .Refuses("webhook-not-found", "delivery-not-found", "webhook-disabled");
        webhooks.MapPost("/v1/webhooks/{webhook:guid}/test", Test)
            .WithSummary("Deliver a test event")
            .Refuses("webhook-not-found", "webhook-disabled");
        webhooks.MapPatch("/v1/webhooks/{webhook:guid}", Change)
            .WithSummary("Change a webhook")
            .AcceptsPatch("WebhookPatch", typeof(WebhookRequest))
            .Refuses("webhook-not-found");
        webhooks.MapDelete("/v1/webhooks/{webhook:guid}", Remove)
            .WithSummary("Remove a webhook with its deliveries")
            .Refuses("webhook-not-found");
    }

    private static async Task<WebhookList> List(HttpContext http, Webhooks webhooks, CancellationToken cancellation) =>
        new((await webhooks.List(Principal.PersonOf(http), cancellation)).Select(WebhookView.Of).ToList(), null);

    private static async Task<Results<Created<AddedWebhookView>, Problem>> Add(
        HttpContext http, Body<WebhookRequest> body, Webhooks webhooks, CancellationToken cancellation)
    {
        var secret = WebhookSecret.New();
        return (await webhooks.Add(Principal.PersonOf(http), null, body.Value, secret, cancellation)).Match<Results<Created<AddedWebhookView>, Problem>>(
            webhook => TypedResults.Created($"/v1/webhooks/{webhook.Id}", AddedWebhookView.Of(webhook, secret)),
            problem => problem);
    }

    private static async Task<Results<Ok<WebhookView>, Problem>> Change(
        Guid webhook, HttpContext http, Body<JsonObject> body, Webhooks webhooks, CancellationToken cancellation)
    {
        var current = await webhooks.Find(Principal.PersonOf(http), webhook, cancellation);
        var fields = JsonSerializer.SerializeToNode(new WebhookRequest { Url = current.Url, Events = current.Events, Enabled = !current.IsDisabled }, HabitJson.Options)!;
        var request = (WebhookRequest)Bodies.Merge(fields.AsObject(), body.Value, typeof(WebhookRequest));
        return (await webhooks.Change(Principal.PersonOf(http), webhook, request, cancellation)).Match<Results<Ok<WebhookView>, Problem>>(
            changed => TypedResults.Ok(WebhookView.Of(changed)),
            problem => problem);
    }

    private static async Task<Results<NoContent, Problem>> Remove(Guid webhook, HttpContext http, WebhookRegister register, CancellationToken cancellation) =>
        await register.Remove(Principal.PersonOf(http), webhook, cancellation) ? TypedResults.NoContent() : Webhooks.NoSuchWebhook;

    private static async Task<DeliveryList> Deliveries(Guid webhook, HttpContext http, Webhooks webhooks, CancellationToken cancellation)
    {
        var (person, limit) = (Principal.PersonOf(http), EntryPage.LimitOf(http.Request.Query));
        await webhooks.Find(person, webhook, cancellation);
        var before = Cursor.Of(http.Request.Query, text => DeliveryIds.IsValid(text) ? text : null);
        var page = await webhooks.Deliveries(person, webhook, before, limit, cancellation);
        return new DeliveryList(page.Select(DeliveryView.Of).ToList(), page.Count == limit ? Cursor.Encode(page[^1].Id) : null);
    }

    private static async Task<Results<Ok<DeliveryView>, Problem>> Redeliver(
        Guid webhook, string delivery, HttpContext http, Body<EmptyBody> body, Webhooks webhooks, CancellationToken cancellation) =>
        (await webhooks.Redeliver(Principal.PersonOf(http), webhook, delivery, cancellation)).Match<Results<Ok<DeliveryView>, Problem>>(
            found => TypedResults.Ok(DeliveryView.Of(found)),
            problem => problem);

    private static async Task<Results<Ok<DeliveryView>, Problem>> Test(
        Guid webhook, HttpContext http, Body<EmptyBody> body, Webhooks webhooks, CancellationToken cancellation) =>
        (await webhooks.Test(Principal.PersonOf(http), webhook, cancellation)).Match<Results<Ok<DeliveryView>, Problem>>(
            delivery => TypedResults.Ok(DeliveryView.Of(delivery)),
            problem => problem);
}
