using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace HabitTrack.Storage.Commands;

/// <summary>Triggers the deletion of old receipts, at most every ten minutes.</summary>
public sealed class ReceiptCleaning(IServiceProvider services, TimeProvider clock)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    private long last = clock.GetTimestamp();

    /// <summary>Called after every commit that stored receipts. Usually there is nothing to do.</summary>
    internal async ValueTask OnReceiptsAdded()
    {
        var previous = Interlocked.Read(ref last);
        if (clock.GetElapsedTime(previous) < Interval || Interlocked.CompareExchange(ref last, clock.GetTimestamp(), previous) != previous)
            return;
        // The local queue is in memory: if the process ends before the deletion, a later one makes up for it.
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new ForgetOldReceipts());
    }
}
