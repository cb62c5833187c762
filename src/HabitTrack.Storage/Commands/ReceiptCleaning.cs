using Microsoft.Extensions.DependencyInjection;
using Wolverine;

namespace HabitTrack.Storage.Commands;

/// <summary>Has old receipts forgotten, every ten minutes at most.</summary>
public sealed class ReceiptCleaning(IServiceProvider services, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private long last = clock.GetTimestamp();

    /// <summary>Told of every commit that remembers a request; mostly there is nothing to do.</summary>
    internal async ValueTask ReceiptsWereAdded()
    {
        var known = Interlocked.Read(ref last);
        if (clock.GetElapsedTime(known) < Pause || Interlocked.CompareExchange(ref last, clock.GetTimestamp(), known) != known)
            return;
        // The local queue is in memory: a cleaning that is lost with the process is made up for by the next one.
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().PublishAsync(new ForgetOldReceipts());
    }
}
