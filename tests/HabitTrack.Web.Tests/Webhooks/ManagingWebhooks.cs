using System.Net;
using HabitTrack.Storage.Tests.Embedded;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HabitTrack.Web.Tests;

[Collection(WebhookTests.Name)]
public sealed class ManagingWebhooks(WebhookApp webhooks)
{
    [Fact]
    public async Task reveals_secrets_only_once()
    {
        using var logs = new LogCapture();
        webhooks.App.App.Services.GetRequiredService<ILoggerFactory>().AddProvider(logs);
        await using var person = await webhooks.NewPerson();
        var webhook = await person.Add("entry.logged");
        webhook.Inbox.Answer = Inbox.With(HttpStatusCode.BadGateway);
        await person.App.Post("/v1/hangs", new { seconds = 1 });
        await webhook.WaitUntilNewest("attempts", "1");

        var secret = webhook.Secret["whsec_".Length..];
        foreach (var path in new[] { "/v1/webhooks", $"/v1/webhooks/{webhook.Id}/deliveries", "/settings", "/v1/exports" })
            Assert.DoesNotContain(secret, (await person.App.Get(path)).Expect(200).Text);
        Assert.Empty(await TableRows.Containing(webhooks.App.App.Database, secret));
        Assert.DoesNotContain(secret, logs.Text);
        Assert.DoesNotContain(new Uri(webhook.Inbox.Url).AbsolutePath, logs.Text);
    }

    [Fact]
    public async Task lists_changes_and_removes_them()
    {
        await using var person = await webhooks.NewPerson();
        var webhook = await person.Add("entry.logged");
        await using var other = await webhooks.NewPerson();

        var changed = (await person.App.Patch($"/v1/webhooks/{webhook.Id}", new { events = new[] { "goal.met", "entry.logged", "goal.met" } })).Expect(200);
        Assert.Equal(["entry.logged", "goal.met"], changed.Value<string[]>("events"));
        (await other.App.Delete($"/v1/webhooks/{webhook.Id}")).Refuses(404, "webhook-not-found");
        (await other.App.Get($"/v1/webhooks/{webhook.Id}/deliveries")).Refuses(404, "webhook-not-found");
        (await person.App.Delete($"/v1/webhooks/{webhook.Id}")).Expect(204);
        Assert.Equal(0, (await person.App.Get("/v1/webhooks")).Expect(200).Count("webhooks"));
        (await person.App.Delete($"/v1/webhooks/{webhook.Id}")).Refuses(404, "webhook-not-found");
    }

    [Fact]
    public async Task refuses_more_than_twenty()
    {
        await using var person = await webhooks.NewPerson();
        for (var count = 0; count < 20; count++)
            await person.Add("goal.met");

        (await person.App.Post("/v1/webhooks", new { url = "https://example.org/", events = new[] { "goal.met" } })).Refuses(409, "too-many-webhooks");
    }

    [Theory]
    [InlineData("http://example.org/hook")]
    [InlineData("https://localhost/hook")]
    [InlineData("https://127.0.0.1/hook")]
    [InlineData("https://2130706433/hook")]
    [InlineData("https://0x7f.1/hook")]
    [InlineData("https://[::1]/hook")]
    [InlineData("https://[::ffff:10.0.0.1]/hook")]
    [InlineData("https://169.254.169.254/latest/meta-data")]
    [InlineData("https://me:secret@example.org/hook")]
    [InlineData("https://example.org/hook#part")]
    [InlineData("ftp://example.org/hook")]
    [InlineData("/hook")]
    public async Task refuses_addresses_that_are_private_or_not_https(string url)
    {
        await using var app = await SharedService.NewPerson();

        var refused = (await app.Post("/v1/webhooks", new { url, events = new[] { "entry.logged" } })).Refuses(422, "invalid-values");
        Assert.NotNull(refused.Body["errors"]!["$.url"]);
    }

    [Fact]
    public async Task connects_to_no_name_that_leads_into_a_private_network()
    {
        Assert.SkipUnless(await Resolves(Dns.GetHostName()), "The name of this machine has no address.");
        await using var app = await SharedService.NewPerson();
        var webhook = (await app.Post("/v1/webhooks", new { url = $"https://{Dns.GetHostName()}/hook", events = new[] { "entry.logged" } })).Expect(201).Value<string>("id");

        (await app.Post($"/v1/webhooks/{webhook}/test")).Expect(200);

        await Eventually.Holds(
            "it is refused",
            async () => (await app.Get($"/v1/webhooks/{webhook}/deliveries"))["deliveries.0.problem"]?.ToString().Contains("private network") == true);
        (await app.Delete($"/v1/webhooks/{webhook}")).Expect(204);
    }

    [Fact]
    public async Task of_an_erased_person_tell_nothing_more()
    {
        await using var person = await webhooks.NewPerson();
        var webhook = await person.Add("entry.logged", "streak.ended");
        webhook.Inbox.Answer = Inbox.With(HttpStatusCode.ServiceUnavailable);
        await person.App.Post("/v1/hangs", new { seconds = 1 });
        await webhook.WaitUntilNewest("attempts", "1");

        (await webhooks.App.Delete(webhooks.App.Admin, $"/v1/people/{person.Id}")).Expect(200);
        webhooks.Clock.Now += TimeSpan.FromDays(1);
        await using var other = await webhooks.NewPerson();
        var still = await other.Add("entry.logged");
        await other.App.Post("/v1/hangs", new { seconds = 2 });
        await still.Inbox.WaitFor(1);

        Assert.Single(webhook.Inbox.Requests);
        Assert.Empty(await TableRows.Containing(webhooks.App.App.Database, person.Id, webhook.Id, webhook.Inbox.Url));
    }

    private static async Task<bool> Resolves(string host)
    {
        try
        {
            return (await Dns.GetHostAddressesAsync(host, TestContext.Current.CancellationToken)).All(address => !PublicAddresses.Contain(address));
        }
        catch (System.Net.Sockets.SocketException)
        {
            return false;
        }
    }
}
