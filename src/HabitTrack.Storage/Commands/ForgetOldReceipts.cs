using Marten;

namespace HabitTrack.Storage.Commands;

/// <summary>Forget the receipts that are older than the day for which they have to be kept.</summary>
public sealed record ForgetOldReceipts;

/// <summary>Handles <see cref="ForgetOldReceipts"/>.</summary>
public static class ForgetOldReceiptsHandler
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    /// <summary>Deletes them, by the time of the commits.</summary>
    public static async Task Handle(ForgetOldReceipts message, IDocumentStore store, TimeProvider clock, CancellationToken cancellation)
    {
        await using var session = store.LightweightSession();
        var before = clock.GetUtcNow() - Kept;
        session.DeleteWhere<Receipt>(receipt => receipt.AnyTenant() && receipt.CommittedAt < before);
        await session.SaveChangesAsync(cancellation);
    }
}
