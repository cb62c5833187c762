using System.Net.Http.Json;
using System.Text;
using HabitTrack.Storage.Tests;
using Microsoft.AspNetCore.Builder;

namespace HabitTrack.Web.Tests;

/// <summary>The service over real HTTP: on a port and a database of its own, by a clock that tests set.</summary>
public sealed class HabitTrackApp : IAsyncDisposable
{
    private readonly string database;
    private readonly string[] settings;
    private readonly SettableClock clock;
    private WebApplication service;
    private bool ownsDatabase = true, ownsService = true;

    private HabitTrackApp(string database, string[] settings, SettableClock clock, WebApplication service, HttpClient? client = null)
    {
        (this.database, this.settings, this.clock, this.service) = (database, settings, clock, service);
        Client = client ?? ClientOf(service);
    }

    public SettableClock Clock => OfItsOwn(clock);

    /// <summary>How to connect to its database.</summary>
    public string Database => OfItsOwn(database);

    public HttpClient Client { get; private set; }

    public IServiceProvider Services => service.Services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="settings">Further ones, as on the command line.</param>
    public static async Task<HabitTrackApp> Start(params string[] settings)
    {
        var (database, clock) = (await TestDatabase.CreateDatabase(), new SettableClock());
        return new HabitTrackApp(database, settings, clock, await Serve(database, settings, clock));
    }

    /// <summary>The running service for another caller, who may not stop it.</summary>
    /// <param name="token">Shown with every request; null to show none.</param>
    public HabitTrackApp Share(string? token)
    {
        var client = token is null ? ClientOf(service) : new HttpClient(new ShowingToken(token)) { BaseAddress = Client.BaseAddress };
        return new HabitTrackApp(database, settings, clock, service, client) { ownsDatabase = false, ownsService = false };
    }

    /// <summary>Starts on a database that something else has written, and which no other test gets afterwards.</summary>
    public static async Task<HabitTrackApp> StartOn(string database, SettableClock clock, params string[] settings) =>
        new(database, settings, clock, await Serve(database, settings, clock)) { ownsDatabase = false };

    /// <summary>Starts another node on the same database, which must end first.</summary>
    /// <param name="more">Further settings than those of this node.</param>
    public async Task<HabitTrackApp> StartNode(params string[] more) =>
        new(database, [.. settings, .. more], Clock, await Serve(database, [.. settings, .. more], Clock)) { ownsDatabase = false };

    /// <summary>Stops gracefully: whatever was accepted is answered first.</summary>
    public Task Stop() => OfItsOwn(service).StopAsync(Cancellation);

    /// <summary>Stops, and starts again on the same database.</summary>
    public async Task Restart()
    {
        await OfItsOwn(this).End();
        service = await Serve(database, settings, clock);
        Client = ClientOf(service);
    }

    public Task<Answer> Get(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Get, path, null, headers);

    public Task<Answer> Post(string path, object? body = null, params (string Name, string Value)[] headers) =>
        Send(HttpMethod.Post, path, body, headers);

    public Task<Answer> Put(string path, object body, params (string Name, string Value)[] headers) => Send(HttpMethod.Put, path, body, headers);

    public Task<Answer> Patch(string path, object body, params (string Name, string Value)[] headers) => Send(HttpMethod.Patch, path, body, headers);

    public Task<Answer> Delete(string path, params (string Name, string Value)[] headers) => Send(HttpMethod.Delete, path, null, headers);

    /// <param name="method">GET, POST ...</param>
    /// <param name="path">With its query.</param>
    /// <param name="body">Text is sent as it is, anything else as JSON.</param>
    /// <param name="headers">More headers.</param>
    public async Task<Answer> Send(HttpMethod method, string path, object? body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, path);
        request.Content = body switch
        {
            null => null,
            HttpContent content => content,
            string text => new StringContent(text, Encoding.UTF8, "application/json"),
            _ => JsonContent.Create(body),
        };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);

        using var response = await Client.SendAsync(request, Cancellation);
        return await Answer.Of(response, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (ownsService)
            await End();
        else
            Client.Dispose();
        if (ownsDatabase)
            TestDatabase.Return(database);
    }

    private T OfItsOwn<T>(T value) => ownsService ? value : throw new InvalidOperationException("Other tests use this service too: start one with HabitTrackApp.Start.");

    private async Task End()
    {
        Client.Dispose();
        await service.StopAsync(CancellationToken.None);
        await service.DisposeAsync();
    }

    private static async Task<WebApplication> Serve(string database, string[] settings, SettableClock clock)
    {
        var built = await Service.Build(clock, ["--port", "0", "--ConnectionStrings:HabitTrack", database, .. settings]);
        await built.StartAsync(Cancellation);
        return built;
    }

    private static HttpClient ClientOf(WebApplication service) => new() { BaseAddress = new Uri(service.Urls.Single()) };
}
