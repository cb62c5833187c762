using System.Net;

namespace HabitTrack.Web;

/// <summary>
/// Makes one attempt to deliver, and decides what follows: delivered, another attempt later, or set aside after three days. A receiver that answers 410 is told
/// nothing more.
/// </summary>
internal sealed class WebhookAttempt(
    WebhookRegister register, WaitingDeliveries waiting, OutgoingRequests requests, WebhookSecret secret, WebhookMetrics metrics, TimeProvider clock)
{
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>The pauses after the first, second ... failure; the last one also after all others.</summary>
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(1), TimeSpan.FromHours(2), TimeSpan.FromHours(4), TimeSpan.FromHours(8),
    ];

    /// <summary>How long an attempt can take. Afterwards another node may make one.</summary>
    public TimeSpan Lease => 2 * requests.Timeout;

    /// <summary>Attempts a delivery that this node has claimed.</summary>
    public async Task Make(WebhookDelivery delivery, CancellationToken cancellation)
    {
        // Read at the last moment: the webhook of an erased person is gone.
        if (await register.Find(delivery.TenantId!, delivery.Webhook, cancellation) is not { IsDisabled: false } webhook)
        {
            await waiting.Save(delivery with { NextAt = null, IsAlone = false }, cancellation);
            return;
        }

        OutgoingResult result;
        try
        {
            using var request = secret.Request(webhook.Url, webhook.ProtectedSecret, delivery.Id, delivery.Payload, clock.GetUtcNow());
            result = await requests.Send(request, cancellation);
        }
        catch (OperationCanceledException)
        {
            // The service is stopping: another node, or the next start, makes the attempt.
            await waiting.Save(delivery with { NextAt = clock.GetUtcNow() }, CancellationToken.None);
            return;
        }

        var attempted = After(delivery, result);
        await waiting.Save(attempted, CancellationToken.None);
        metrics.Attempted(attempted);
        if (result.Status == HttpStatusCode.Gone)
        {
            const string gone = "The receiver answered that it is gone (410). Remove the webhook, or enable it again.";
            await register.Update(delivery.TenantId!, webhook.Id, current => current with { IsDisabled = true, Problem = gone }, null, CancellationToken.None);
        }
    }

    private WebhookDelivery After(WebhookDelivery delivery, OutgoingResult result)
    {
        var now = clock.GetUtcNow();
        var attempted = delivery with
        {
            Attempts = delivery.Attempts + 1,
            AttemptedAt = now,
            AnswerStatus = (int?)result.Status,
            Problem = result.Problem,
            NextAt = null,
            IsAlone = false,
        };
        if (result.Problem is null)
            return attempted with { DeliveredAt = now };
        var next = now + Pauses[Math.Min(delivery.Attempts, Pauses.Length - 1)];
        return delivery.IsAlone || result.Status == HttpStatusCode.Gone || next > delivery.CreatedAt + GiveUpAfter ? attempted : attempted with { NextAt = next };
    }
}
