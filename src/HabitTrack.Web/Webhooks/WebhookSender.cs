namespace HabitTrack.Web;

/// <summary>
/// Attempts the deliveries that wait. All nodes do, and each delivery is attempted by one of them at a time; a webhook has one attempt at a time, and people and
/// hosts a few, so that slow receivers hold up only themselves. Without webhooks, only their number is read now and then.
/// </summary>
internal sealed class WebhookSender(
    WebhookRegister register,
    WaitingDeliveries waiting,
    WebhookDaemon daemon,
    DayEnds dayEnds,
    WebhookAttempt attempt,
    WakeSignal signal,
    WebhookMetrics metrics,
    TimeProvider clock,
    ILogger<WebhookSender> log) : BackgroundService
{
    private const int MaxAttempts = 64, MaxPerPerson = 4, MaxPerHost = 8;

    private static readonly TimeSpan IdleInterval = TimeSpan.FromSeconds(5), PollInterval = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan CountInterval = TimeSpan.FromSeconds(15), ForgetInterval = TimeSpan.FromHours(1), Retention = TimeSpan.FromDays(30);

    private readonly List<(WebhookDelivery Delivery, Task Task)> running = [];
    private long? lastCount, lastForget;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Task.WhenAll(running.Select(one => one.Task));
        await daemon.Stop();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = IdleInterval;
            try
            {
                if (await Run(stoppingToken))
                    pause = PollInterval;
            }
            catch (Exception failure)
            {
                if (!stoppingToken.IsCancellationRequested && !DatabaseErrors.IsUnavailable(failure))
                    log.LogError(failure, "Webhooks cannot be processed. Retrying in {Seconds} s.", pause.TotalSeconds);
            }

            await signal.Wait(pause, stoppingToken);
        }
    }

    /// <returns>Whether there is any webhook.</returns>
    private async Task<bool> Run(CancellationToken cancellation)
    {
        if (!await register.HasAny(cancellation))
        {
            await daemon.Stop();
            metrics.Waiting(0, null);
            return false;
        }

        await daemon.EnsureRunning(cancellation);
        await dayEnds.Process(cancellation);
        await StartAttempts(cancellation);
        await DoUpkeep(cancellation);
        return true;
    }

    private async Task StartAttempts(CancellationToken cancellation)
    {
        running.RemoveAll(one => one.Task.IsCompleted);
        while (running.Count < MaxAttempts)
        {
            var now = clock.GetUtcNow();
            var claimed = await waiting.Claim(
                now, now + attempt.Lease, MaxAttempts - running.Count, Busy(one => one.TenantId!, MaxPerPerson), Busy(one => one.Host, MaxPerHost), cancellation);
            foreach (var delivery in claimed)
                running.Add((delivery, Attempt(delivery, cancellation)));
            if (claimed.Count == 0)
                return;
        }
    }

    private string[] Busy(Func<WebhookDelivery, string> keyOf, int max) =>
        [.. running.GroupBy(one => keyOf(one.Delivery), StringComparer.Ordinal).Where(group => group.Count() >= max).Select(group => group.Key)];

    private async Task Attempt(WebhookDelivery delivery, CancellationToken cancellation)
    {
        try
        {
            await attempt.Make(delivery, cancellation);
        }
        catch (Exception failure)
        {
            // The delivery is attempted again when the claim expires.
            if (!DatabaseErrors.IsUnavailable(failure) && failure is not StorageUnavailableException)
                log.LogError(failure, "A webhook cannot be delivered.");
        }

        signal.Set();
    }

    private async Task DoUpkeep(CancellationToken cancellation)
    {
        if (IsDue(ref lastForget, ForgetInterval))
            await waiting.Forget(clock.GetUtcNow() - Retention, cancellation);
        if (!IsDue(ref lastCount, CountInterval))
            return;
        var (count, oldest) = await waiting.Count(cancellation);
        metrics.Waiting(count, clock.GetUtcNow() - oldest);
    }

    private bool IsDue(ref long? last, TimeSpan interval)
    {
        if (last is { } before && clock.GetElapsedTime(before) < interval)
            return false;
        last = clock.GetTimestamp();
        return true;
    }
}
