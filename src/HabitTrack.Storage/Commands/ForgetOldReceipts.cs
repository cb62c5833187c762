using Marten;

namespace HabitTrack.Storage.Commands;

/// <summary>A command that deletes the receipts that are older than one day.</summary>
public sealed record ForgetOldReceipts;

/// <summary>Handles <see cref="ForgetOldReceipts"/>.</summary>
public static class ForgetOldReceiptsHandler
{
    private static readonly TimeSpan Retention = TimeSpan.FromDays(1);

    /// <summary>Deletes the receipts by the time of their commit.</summary>
    public static async Task Handle(ForgetOldReceipts message, IDocumentStore store, TimeProvider clock, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        var before = clock.GetUtcNow() - Retention;
        session.DeleteWhere<Receipt>(receipt => receipt.AnyTenant() && receipt.CommittedAt < before);
        await session.SaveChangesAsync(cancellation);
    }
}
