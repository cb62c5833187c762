using HabitTrack.Storage.Tests.Embedded;

namespace HabitTrack.Web.Tests;

[CollectionDefinition(Name)]
public sealed class WebhookTests : ICollectionFixture<WebhookApp>
{
    public const string Name = "webhooks";
}

/// <summary>A service that may send webhooks to this machine, and a receiver. Its tests run one after the other, because they set the clock.</summary>
public sealed class WebhookApp : IAsyncLifetime
{
    private TokensApp app = null!;
    private Receiver receiver = null!;

    internal SettableClock Clock => app.App.Clock;

    internal TokensApp App => app;

    public async ValueTask InitializeAsync()
    {
        app = await TokensApp.Start("--Outgoing:AllowPrivate", "true", "--Outgoing:TimeoutSeconds", "1", "--RateLimit:Burst", "10000");
        receiver = await Receiver.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await receiver.DisposeAsync();
    }

    internal Inbox Open() => receiver.Open();

    /// <summary>A new person, for whom it is about noon.</summary>
    internal async Task<WebhookPerson> NewPerson()
    {
        Clock.Now = TimeProvider.System.GetUtcNow();
        var id = await app.Add("Ada");
        var person = app.App.Share((await app.Issue(id, "log read")).Token);
        var hours = 12 - Clock.Now.Hour;
        await person.Patch("/v1/profile", new { timeZone = $"Etc/GMT{(hours > 0 ? "-" : "+")}{Math.Abs(hours)}" });
        return new WebhookPerson(id, person, receiver);
    }
}

/// <summary>A person with webhooks.</summary>
internal sealed class WebhookPerson(string id, HabitTrackApp app, Receiver receiver) : IAsyncDisposable
{
    public static readonly string[] AllEvents =
    [
        "entry.logged", "entry.corrected", "entry.retracted", "entry.restored", "streak.extended", "streak.ended", "record.broken", "goal.met", "advice.given",
    ];

    public string Id => id;

    public HabitTrackApp App => app;

    /// <summary>Adds a webhook for some events, by default for all.</summary>
    public async Task<AddedWebhook> Add(params string[] events)
    {
        var inbox = receiver.Open();
        var added = (await app.Post("/v1/webhooks", new { url = inbox.Url, events = events.Length == 0 ? AllEvents : events })).Expect(201);
        return new AddedWebhook(added.Value<string>("id"), added.Value<string>("secret"), inbox, app);
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}

/// <summary>A webhook and the receiver that it tells.</summary>
internal sealed record AddedWebhook(string Id, string Secret, Inbox Inbox, HabitTrackApp App)
{
    public async Task<Answer> Deliveries() => (await App.Get($"/v1/webhooks/{Id}/deliveries")).Expect(200);

    /// <summary>Waits until the newest delivery is as expected.</summary>
    public async Task<Answer> WaitUntilNewest(string field, string value)
    {
        Answer deliveries = null!;
        await Eventually.Holds(
            $"{field} is {value}",
            async () => (deliveries = await Deliveries())[$"deliveries.0.{field}"]?.ToString() == value);
        return deliveries;
    }
}
