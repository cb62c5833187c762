using Marten;
using Weasel.Core;

namespace HabitTrack.Storage.Subscriptions;

internal static class WebhookDocuments
{
    public static void UseWebhookDocuments(this StoreOptions options)
    {
        options.Schema.For<Webhook>().DocumentAlias("webhook");
        options.Schema.For<WebhookDelivery>()
            .DocumentAlias("webhook_delivery")
            .Duplicate(delivery => delivery.NextAt!)
            .ForeignKey<Webhook>(delivery => delivery.Webhook, key => key.DeleteAction = CascadeAction.Cascade);
        options.Schema.For<DayEnd>().DocumentAlias("day_end").Duplicate(day => day.NextAt);
    }
}
