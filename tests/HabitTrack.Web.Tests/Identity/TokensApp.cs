using System.Net;
using System.Security.Cryptography;

namespace HabitTrack.Web.Tests;

/// <summary>The service in tokens mode, with an administrator token.</summary>
public sealed class TokensApp : IAsyncDisposable
{
    private TokensApp(HabitTrackApp app, string admin) => (App, Admin) = (app, admin);

    public HabitTrackApp App { get; }

    /// <summary>A token with the scope admin.</summary>
    public string Admin { get; }

    /// <param name="settings">Additional command-line settings.</param>
    public static async Task<TokensApp> Start(params string[] settings)
    {
        var admin = RandomToken();
        return new TokensApp(await HabitTrackApp.Start(["--Auth:Mode", "tokens", "--HABITTRACK_ADMIN_TOKEN", admin, .. settings]), admin);
    }

    /// <summary>The running service for another caller, who cannot stop it.</summary>
    public TokensApp Share() => new(App.Share(null), Admin);

    /// <summary>The running service for a new person with the scopes log and read.</summary>
    /// <param name="releaseClock">Called at the end by a caller who may set the clock.</param>
    public async Task<HabitTrackApp> NewPerson(Action? releaseClock = null) => App.Share((await Issue(await Add("Me"), "log read")).Token, releaseClock);

    /// <summary>A well-formed token that was not issued.</summary>
    public static string RandomToken() => "ht_" + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>The Authorization header with a token.</summary>
    public static (string Name, string Value) Bearer(string token) => ("Authorization", $"Bearer {token}");

    /// <returns>The person's id.</returns>
    public async Task<string> Add(string name) => (await App.Post("/v1/people", new { name }, Bearer(Admin))).Expect(201).Value<string>("id");

    /// <returns>The token and its id.</returns>
    public async Task<(string Token, string Id)> Issue(string? person, string scopes, object? more = null)
    {
        if (scopes == "badge")
            await App.Send(HttpMethod.Put, "/v1/habits/hang", "{}", Bearer((await Issue(person, "log read")).Token));
        var body = new Dictionary<string, object?> { ["name"] = scopes, ["scopes"] = scopes.Split(' '), ["person"] = person };
        foreach (var field in more?.GetType().GetProperties() ?? [])
            body[field.Name] = field.GetValue(more);
        var issued = (await App.Post("/v1/tokens", body, Bearer(Admin))).Expect(201);
        return (issued.Value<string>("token"), issued.Value<string>("details.id"));
    }

    /// <summary>Signs in like a browser, without following redirects and storing cookies.</summary>
    /// <returns>The Set-Cookie header of the session.</returns>
    public async Task<string> SignIn(string token, params (string Name, string Value)[] headers) =>
        (await SignInCookies(token, headers)).Single(cookie => !cookie.StartsWith("habittrack-form=", StringComparison.Ordinal));

    /// <summary>Signs in like a browser, without following redirects and storing cookies.</summary>
    /// <returns>The Set-Cookie headers of the session and of the antiforgery token.</returns>
    public async Task<IReadOnlyList<string>> SignInCookies(string token, params (string Name, string Value)[] headers)
    {
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = App.Client.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/sign-in") { Content = new FormUrlEncodedContent([new("token", token), new("return", "/")]) };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        return answer.Headers.GetValues("Set-Cookie").ToList();
    }

    public Task<Answer> Get(string token, string path) => App.Get(path, Bearer(token));

    public Task<Answer> Post(string token, string path, object? body = null) => App.Post(path, body, Bearer(token));

    public Task<Answer> Put(string token, string path, object body) => App.Put(path, body, Bearer(token));

    public Task<Answer> Delete(string token, string path) => App.Delete(path, Bearer(token));

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
