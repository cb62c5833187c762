namespace HabitTrack.Storage.Tests.Embedded;

internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Waits until a condition holds, and fails by the condition's name when it does not in half a minute.</summary>
    public static async Task Holds(string condition, Func<Task<bool>> check)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!await check())
                await pace.WaitForNextTickAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"In {Patience.TotalSeconds} s it did not come about that {condition}.");
        }
    }
}
