using System.Net.Http.Json;
using System.Text;
using HabitTrack.Storage.Tests;
using Microsoft.AspNetCore.Builder;

namespace HabitTrack.Web.Tests;

/// <summary>The service over real HTTP, with its own port and database and a settable clock.</summary>
public sealed class HabitTrackApp : IAsyncDisposable
{
    private readonly string database;
    private readonly string[] settings;
    private readonly SettableClock clock;
    private WebApplication service;
    private bool ownsDatabase = true, ownsService = true;
    private Action? releaseClock;

    private HabitTrackApp(string database, string[] settings, SettableClock clock, WebApplication service, HttpClient? client = null)
    {
        (this.database, this.settings, this.clock, this.service) = (database, settings, clock, service);
        Client = client ?? ClientOf(service);
    }

    public SettableClock Clock => releaseClock is null ? RequireOwned(clock) : clock;

    /// <summary>The current time of the service.</summary>
    public DateTimeOffset Now => clock.Now;

    /// <summary>The token that is sent with every request; null if none is.</summary>
    public string? Token { get; private init; }

    /// <summary>The connection string of the database.</summary>
    public string Database => RequireOwned(database);

    public HttpClient Client { get; private set; }

    public IServiceProvider Services => service.Services;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <param name="settings">Additional command-line settings.</param>
    public static async Task<HabitTrackApp> Start(params string[] settings)
    {
        var (database, clock) = (await TestDatabase.CreateDatabase(), new SettableClock());
        return new HabitTrackApp(database, settings, clock, await Serve(database, settings, clock));
    }

    /// <summary>The running service for another caller, who cannot stop it.</summary>
    /// <param name="token">The token to send with every request; null to send none.</param>
    /// <param name="releaseClock">Called on disposal by a caller who may set the clock; null for others.</param>
    public HabitTrackApp Share(string? token, Action? releaseClock = null)
    {
        var client = token is null ? ClientOf(service) : new HttpClient(new BearerTokenHandler(token)) { BaseAddress = Client.BaseAddress };
        return new HabitTrackApp(database, settings, clock, service, client) { Token = token, ownsDatabase = false, ownsService = false, releaseClock = releaseClock };
    }

    /// <summary>Starts the service on an existing database, which other tests do not reuse.</summary>
    public static async Task<HabitTrackApp> StartOn(string database, SettableClock clock, params string[] settings) =>
        new(database, settings, clock, await Serve(database, settings, clock)) { ownsDatabase = false };

    /// <summary>Starts the service with a PostgreSQL of its own in a folder, such as that of a service that was stopped, at the time of this machine.</summary>
    public static Task<HabitTrackApp> StartOnFolder(string data) =>
        StartOn("", new SettableClock { Now = TimeProvider.System.GetUtcNow() }, "--data", data);

    /// <summary>Starts another node on the same database. It must be stopped before this node.</summary>
    /// <param name="more">Settings in addition to those of this node.</param>
    public async Task<HabitTrackApp> StartNode(params string[] more) =>
        new(database, [.. settings, .. more], Clock, await Serve(database, [.. settings, .. more], Clock)) { ownsDatabase = false };

    /// <summary>Stops gracefully, after completing accepted requests.</summary>
    public Task Stop() => RequireOwned(service).StopAsync(Cancellation);

    /// <summary>Restarts the service on the same database.</summary>
    public async Task Restart()
    {
        await RequireOwned(this).End();
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
    /// <param name="path">The path with the query string.</param>
    /// <param name="body">A string is sent unchanged, other objects as JSON.</param>
    /// <param name="headers">Additional headers.</param>
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
        releaseClock?.Invoke();
        if (ownsDatabase)
            TestDatabase.Return(database);
    }

    private T RequireOwned<T>(T value) => ownsService ? value : throw new InvalidOperationException("This service is shared with other tests. Start a separate one with HabitTrackApp.Start.");

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
