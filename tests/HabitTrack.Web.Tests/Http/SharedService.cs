using HabitTrack.Web.Tests;

[assembly: AssemblyFixture(typeof(SharedService))]

namespace HabitTrack.Web.Tests;

/// <summary>
/// A service in tokens mode that is shared by all tests without their own clock, settings or database. Each test uses a new person, which takes
/// a hundredth of the time of starting a service.
/// </summary>
public sealed class SharedService : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static TokensApp? started;

    /// <summary>The service for a new person with the scopes log and read.</summary>
    public static async Task<HabitTrackApp> NewPerson()
    {
        var service = await Get();
        var (token, _) = await service.Issue(await service.Add("Me"), "log read");
        return service.App.Share(token);
    }

    /// <summary>The service for its administrator. It contains the people of other tests.</summary>
    public static async Task<TokensApp> Administrator() => (await Get()).Share();

    public async ValueTask DisposeAsync()
    {
        if (started is not null)
            await started.DisposeAsync();
    }

    private static async Task<TokensApp> Get()
    {
        await Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return started ??= await TokensApp.Start("--RateLimit:PerSecond", "10000", "--RateLimit:Burst", "10000");
        }
        finally
        {
            Gate.Release();
        }
    }
}
