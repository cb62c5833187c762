namespace HabitTrack.Storage.Tests.Embedded;

internal static class Eventually
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(30);

    /// <summary>Waits until a condition holds, and fails after 30 seconds with the condition's description.</summary>
    public static async Task Holds(string condition, Func<Task<bool>> check)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        timeout.CancelAfter(Timeout);
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        try
        {
            while (!await check())
                await timer.WaitForNextTickAsync(timeout.Token);
        }
        catch (OperationCanceledException) when (!TestContext.Current.CancellationToken.IsCancellationRequested)
        {
            Assert.Fail($"Timed out after {Timeout.TotalSeconds} s waiting until {condition}.");
        }
    }
}
