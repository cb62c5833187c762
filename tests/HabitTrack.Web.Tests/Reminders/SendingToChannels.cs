using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using HabitTrack.Storage.Reminders;
using HabitTrack.Storage.Tests.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using MimeKit;
using Wolverine;

namespace HabitTrack.Web.Tests;

/// <summary>Reminders over real HTTP and SMTP. Each test is a new person of a service that may send to this machine.</summary>
public sealed class SendingToChannels(SendingToChannels.Fixture fixture) : IClassFixture<SendingToChannels.Fixture>
{
    private static readonly (string Name, string Value) AsPage = ("Accept", "text/html");

    [Fact]
    public async Task of_ntfy_publishes_what_is_left_with_a_link_and_a_button_that_snoozes()
    {
        await using var app = await NewPerson();
        await app.Post("/v1/hangs", new { seconds = 60 });
        await app.Post("/v1/channels", new { kind = "ntfy", server = fixture.Receiver.Address, topic = "habits", token = "tk_secret" });

        await Remind(app, "hang");

        var sent = await fixture.Receiver.Next();
        var message = JsonNode.Parse(sent.Body)!;
        Assert.Equal("Bearer tk_secret", sent.Headers["Authorization"]);
        Assert.Equal(("habits", "Hang", "2\u00a0min to go"), ((string)message["topic"]!, (string)message["title"]!, (string)message["message"]!));
        Assert.Equal($"{app.Client.BaseAddress}log/hang", (string)message["click"]!);
        var snooze = message["actions"]![1]!;
        Assert.Equal("http", (string)snooze["action"]!);
        Assert.Contains("The reminder comes again in 15 minutes.", (await Anonymous(HttpMethod.Post, (string)snooze["url"]!)).Text);
        await Eventually.Holds("it is shown when something was sent last", async () => (await app.Get("/v1/channels"))["channels.0.sentAt"] is not null);
        Assert.DoesNotContain("tk_secret", (await app.Get("/v1/channels")).Text);
    }

    [Fact]
    public async Task of_email_sends_once_the_address_is_confirmed_and_stops_without_signing_in()
    {
        await using var app = await NewPerson();
        await app.Patch("/v1/profile", new { language = "de" });
        var channel = (await app.Post("/v1/channels", new { kind = "email", address = "ada@example.org" })).Expect(201);
        Assert.False(channel.Value<bool>("details.isConfirmed"));
        var confirm = LinkIn(await fixture.Mail.Next());

        Assert.Contains("Ja, senden", (await Anonymous(HttpMethod.Get, confirm)).Text);
        Assert.False((await app.Get("/v1/channels")).Value<bool>("channels.0.isConfirmed"));
        (await Anonymous(HttpMethod.Post, confirm)).Expect(200);
        Assert.True((await app.Get("/v1/channels")).Value<bool>("channels.0.isConfirmed"));
        await Remind(app, "posture");

        var mail = await fixture.Mail.Next();
        Assert.Equal(("Posture", "ada@example.org"), (mail.Subject, mail.To.Mailboxes.Single().Address));
        Assert.StartsWith("Noch 6\u00a0Checks", mail.TextBody, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        var unsubscribe = mail.Headers[HeaderId.ListUnsubscribe]!.Trim('<', '>');
        (await Anonymous(HttpMethod.Get, unsubscribe)).Expect(200);
        Assert.Equal(1, (await app.Get("/v1/channels")).Count("channels"));
        (await Anonymous(HttpMethod.Post, unsubscribe)).Expect(200);
        Assert.Equal(0, (await app.Get("/v1/channels")).Count("channels"));
    }

    [Fact]
    public async Task of_a_browser_encrypts_for_it_and_offers_an_entry_that_can_be_logged_once()
    {
        await using var app = await NewPerson();
        using var browser = new PushBrowser();
        (await app.Send(HttpMethod.Post, "/v1/channels", browser.Subscription(fixture.Receiver.Address + "/push"), ("User-Agent", "Mozilla/5.0 (X11; Linux) Firefox/140.0"))).Expect(201);
        var list = await app.Get("/v1/channels");
        Assert.Equal("Firefox, Linux", list.Value<string>("channels.0.target"));

        await Remind(app, "posture");

        var sent = await fixture.Receiver.Next();
        var reminder = browser.Decrypt(sent.Body);
        Assert.Equal(("aes128gcm", "600", "high"), (sent.Headers["Content-Encoding"], sent.Headers["TTL"], sent.Headers["Urgency"]));
        Assert.Equal("http://127.0.0.1", (string)PushBrowser.ClaimsOf(sent.Headers["Authorization"], list.Value<string>("webPushKey"))["aud"]!);
        Assert.Equal(("Posture", "6\u00a0checks to go", "/log/posture"), ((string)reminder["title"]!, (string)reminder["body"]!, (string)reminder["path"]!));
        var batch = new[] { reminder["entry"]! };
        (await app.Post("/v1/entries/batch", JsonSerializer.Serialize(batch))).Expect(200);
        (await app.Post("/v1/entries/batch", JsonSerializer.Serialize(batch))).Expect(200);
        Assert.Equal(1, (await app.Get("/v1/entries")).Count("entries"));
        (await app.Post("/v1/habits/posture/reminders/snooze", new { channel = (string)reminder["channel"]! })).Expect(204);
    }

    [Fact]
    public async Task of_a_browser_that_has_unsubscribed_removes_the_channel()
    {
        await using var app = await NewPerson();
        using var browser = new PushBrowser();
        await app.Post("/v1/channels", browser.Subscription(fixture.Receiver.Address + "/push/410"));

        await Remind(app, "hang");

        await fixture.Receiver.Next();
        await Eventually.Holds("the channel is removed", async () => (await app.Get("/v1/channels")).Count("channels") == 0);
    }

    [Fact]
    public async Task of_a_program_posts_a_signed_request()
    {
        await using var app = await NewPerson();
        var secret = (await app.Post("/v1/channels", new { kind = "webhook", url = fixture.Receiver.Address + "/hook" })).Expect(201).Value<string>("secret");

        await Remind(app, "hang");

        var sent = await fixture.Receiver.Next();
        var (id, timestamp) = (sent.Headers["webhook-id"], sent.Headers["webhook-timestamp"]);
        var signed = Encoding.UTF8.GetBytes($"{id}.{timestamp}.{Encoding.UTF8.GetString(sent.Body)}");
        var signature = HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed);
        Assert.Equal("v1," + Convert.ToBase64String(signature), sent.Headers["webhook-signature"]);
        var body = JsonNode.Parse(sent.Body)!;
        Assert.Equal(("reminder.due", "hang", "3\u00a0min to go"), ((string)body["type"]!, (string)body["data"]!["habit"]!, (string)body["data"]!["body"]!));
        Assert.DoesNotContain(secret, (await app.Get("/v1/channels")).Text);
    }

    [Fact]
    public async Task that_fail_says_why_without_secrets_in_the_log()
    {
        await using var app = await NewPerson();
        using var logs = new LogCapture();
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        var channel = (await app.Post("/v1/channels", new { kind = "ntfy", server = fixture.Receiver.Address + "/500", topic = "private-topic", token = "tk_private" })).Expect(201);

        var test = await app.Post($"/v1/channels/{channel.Value<string>("details.id")}/test");

        test.Refuses(409, "channel-failed");
        Assert.Equal("The receiver answered with an error.", test.Value<string>("detail"));
        Assert.Equal("The receiver answered with an error.", (await app.Get("/v1/channels")).Value<string>("channels.0.error"));
        Assert.DoesNotContain("private", logs.Text);
        await fixture.Receiver.Next();
    }

    [Fact]
    public async Task can_be_tested_and_removed()
    {
        await using var app = await NewPerson();
        var path = (await app.Post("/v1/channels", new { kind = "ntfy", server = fixture.Receiver.Address, topic = "habits" })).Expect(201).Headers["Location"];

        (await app.Post(path + "/test")).Expect(204);

        Assert.Contains("This is a test", (string)JsonNode.Parse((await fixture.Receiver.Next()).Body)!["message"]!);
        (await app.Delete(path)).Expect(204);
        (await app.Delete(path)).Refuses(404, "channel-not-found");
        (await app.Post(path + "/test")).Refuses(404, "channel-not-found");
    }

    [Fact]
    public async Task rejects_links_that_were_not_signed_here()
    {
        (await Anonymous(HttpMethod.Get, $"{fixture.App.App.Client.BaseAddress}channels/none")).Expect(404);
        (await Anonymous(HttpMethod.Post, $"{fixture.App.App.Client.BaseAddress}channels/none")).Expect(404);
    }

    [Theory]
    [InlineData("""{}""", "$.kind")]
    [InlineData("""{"kind":"pigeon"}""", "$.kind")]
    [InlineData("""{"kind":"email"}""", "$.address")]
    [InlineData("""{"kind":"email","address":"ada"}""", "$.address")]
    [InlineData("""{"kind":"email","address":"Ada <ada@example.org>"}""", "$.address")]
    [InlineData("""{"kind":"ntfy"}""", "$.topic")]
    [InlineData("""{"kind":"ntfy","topic":"a/b"}""", "$.topic")]
    [InlineData("""{"kind":"ntfy","topic":"habits","server":"http://127.0.0.1:1"}""", "$.server")]
    [InlineData("""{"kind":"ntfy","topic":"habits","server":"file:///etc"}""", "$.server")]
    [InlineData("""{"kind":"webPush"}""", "$.subscription")]
    [InlineData("""{"kind":"webPush","subscription":{"endpoint":"https://push.example/1","keys":{"p256dh":"x","auth":"x"}}}""", "$.subscription.keys.auth")]
    public async Task rejects_invalid_values_and_private_addresses_with_their_path(string body, string path)
    {
        await using var app = await SharedService.NewPerson();

        Assert.NotNull((await app.Post("/v1/channels", body)).Refuses(422, "invalid-values")["errors"]![path]);
    }

    [Fact]
    public async Task has_a_limit_and_no_email_without_a_mail_server()
    {
        await using var app = await SharedService.NewPerson();
        (await app.Post("/v1/channels", new { kind = "email", address = "ada@example.org" })).Refuses(409, "channel-failed");
        foreach (var number in Enumerable.Range(0, 10))
            (await app.Post("/v1/channels", new { kind = "ntfy", topic = $"habits-{number}" })).Expect(201);

        (await app.Post("/v1/channels", new { kind = "ntfy", topic = "habits" })).Refuses(422, "too-many-channels");
    }

    private async Task<HabitTrackApp> NewPerson()
    {
        var app = await fixture.App.NewPerson();
        await app.Post("/v1/plans/back-care", new { });
        return app;
    }

    /// <summary>Delivers the message of the next reminder of a habit at its time.</summary>
    private async Task Remind(HabitTrackApp app, string habit)
    {
        var due = fixture.App.App.Clock.Now.AddMinutes(1);
        (await app.Put($"/v1/habits/{habit}/reminders", new { reminders = new[] { new { at = due.ToString("HH:mm", CultureInfo.InvariantCulture) } } })).Expect(200);
        fixture.App.App.Clock.Now = due;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<IMessageBus>().InvokeAsync(
            new ReminderDue((await app.Get("/v1/tokens")).Value<string>("tokens.0.person"), due), TestContext.Current.CancellationToken);
    }

    /// <summary>Opens a link as whoever has received it, without a token.</summary>
    private Task<Answer> Anonymous(HttpMethod method, string link) => fixture.App.App.Send(method, new Uri(link).PathAndQuery, null, AsPage);

    private static string LinkIn(MimeMessage mail) => Regex.Match(mail.TextBody!, @"http\S+", RegexOptions.None, TimeSpan.FromSeconds(1)).Value;

    /// <summary>A service with a mail server and a receiver.</summary>
    public sealed class Fixture : IAsyncLifetime
    {
        internal MailServer Mail { get; } = MailServer.Start();

        internal ReminderReceiver Receiver { get; private set; } = null!;

        internal TokensApp App { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Receiver = await ReminderReceiver.Start();
            App = await TokensApp.Start(
                "--Outgoing:AllowPrivate", "true", "--Smtp:Host", "127.0.0.1", "--Smtp:Port", $"{Mail.Port}", "--Smtp:Security", "none", "--Smtp:From", "habits@example.org");
        }

        public async ValueTask DisposeAsync()
        {
            await App.DisposeAsync();
            await Receiver.DisposeAsync();
            await Mail.DisposeAsync();
        }
    }
}
