using HabitTrack.Web.Tests;

[assembly: AssemblyFixture(typeof(SharedService))]

namespace HabitTrack.Web.Tests;

/// <summary>
/// A service in tokens mode that is shared by all tests without their own clock, settings or database. Each test uses a new person, which takes
/// a hundredth of the time of starting a service.
/// </summary>
public sealed class SharedService : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1), ClockGate = new(1);
    private static TokensApp? started, startedWithClock;

    /// <summary>The service for a new person with the scopes log and read.</summary>
    public static async Task<HabitTrackApp> NewPerson() => await (await Get()).NewPerson();

    /// <summary>
    /// Another service for a new person. The test may set its clock, which starts at the time of <see cref="SettableClock"/>; the next test waits until the
    /// app is disposed.
    /// </summary>
    public static async Task<HabitTrackApp> NewPersonWithClock()
    {
        await ClockGate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            startedWithClock ??= await Start();
            startedWithClock.App.Clock.Now = new SettableClock().Now;
            return await startedWithClock.NewPerson(() => ClockGate.Release());
        }
        catch
        {
            ClockGate.Release();
            throw;
        }
    }

    private static Task<TokensApp> Start() => TokensApp.Start("--RateLimit:PerSecond", "10000", "--RateLimit:Burst", "10000");

    /// <summary>The service for its administrator. It contains the people of other tests.</summary>
    public static async Task<TokensApp> Administrator() => (await Get()).Share();

    public async ValueTask DisposeAsync()
    {
        foreach (var service in new[] { started, startedWithClock }.OfType<TokensApp>())
            await service.DisposeAsync();
    }

    private static async Task<TokensApp> Get()
    {
        await Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return started ??= await Start();
        }
        finally
        {
            Gate.Release();
        }
    }
}
