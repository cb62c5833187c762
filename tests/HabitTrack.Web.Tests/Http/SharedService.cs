using HabitTrack.Web.Tests;

[assembly: AssemblyFixture(typeof(SharedService))]

namespace HabitTrack.Web.Tests;

/// <summary>
/// One service in tokens mode for all tests that need no clock, settings or database of their own: each is a new person there, which takes
/// a hundredth of the time that starting a service does.
/// </summary>
public sealed class SharedService : IAsyncDisposable
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static TokensApp? started;

    /// <summary>The service as a new person has it, who may log, read and administer nothing.</summary>
    public static async Task<HabitTrackApp> NewPerson()
    {
        var service = await Get();
        var (token, _) = await service.Issue(await service.Add("Me"), "log read");
        return service.App.Share(token);
    }

    /// <summary>The service as its administrator has it, among the people of other tests.</summary>
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
