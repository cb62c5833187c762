using System.Net;

namespace HabitTrack.Web.Tests;

[Collection(WebhookTests.Name)]
public sealed class RetryingDeliveries(WebhookApp webhooks)
{
    [Fact]
    public async Task keeps_the_order_while_the_first_fails()
    {
        await using var person = await webhooks.NewPerson();
        var webhook = await person.Add("entry.logged");
        webhook.Inbox.Answer = Inbox.With(HttpStatusCode.InternalServerError);

        await person.App.Post("/v1/hangs", new { seconds = 1 });
        await person.App.Post("/v1/hangs", new { seconds = 2 });
        await webhook.Inbox.WaitFor(1);
        webhooks.Clock.Now += TimeSpan.FromSeconds(5);
        await webhook.Inbox.WaitFor(2);
        webhook.Inbox.Answer = Inbox.With(HttpStatusCode.OK);
        webhooks.Clock.Now += TimeSpan.FromSeconds(30);
        var requests = await webhook.Inbox.WaitFor(4);

        Assert.Equal([1, 1, 1, 2], requests.Select(request => (int)request.Json["data"]!["entry"]!["seconds"]!));
        Assert.Equal(2, requests.Select(request => request.Id).Distinct().Count());
        Assert.All(requests, request => Assert.True(request.IsSignedWith(webhook.Secret)));
        Assert.True(long.Parse(requests[2].Timestamp) - long.Parse(requests[0].Timestamp) >= 35);
        var deliveries = await webhook.WaitUntilNewest("status", "delivered");
        Assert.Equal(3, deliveries.Value<int>("deliveries.1.attempts"));
    }

    [Fact]
    public async Task sets_aside_after_three_days_and_delivers_by_hand()
    {
        await using var person = await webhooks.NewPerson();
        var webhook = await person.Add("entry.logged");
        webhook.Inbox.Answer = Inbox.With(HttpStatusCode.ServiceUnavailable);
        await person.App.Post("/v1/hangs", new { seconds = 1 });
        await webhook.WaitUntilNewest("attempts", "1");

        webhooks.Clock.Now += TimeSpan.FromDays(2.9);
        await webhook.WaitUntilNewest("attempts", "2");
        webhooks.Clock.Now += TimeSpan.FromDays(0.2);
        var setAside = await webhook.WaitUntilNewest("status", "setAside");
        Assert.Equal(503, setAside.Value<int>("deliveries.0.httpStatus"));
        Assert.Equal("The receiver answered with an error.", setAside.Value<string>("deliveries.0.problem"));

        webhook.Inbox.Answer = Inbox.With(HttpStatusCode.OK);
        var id = setAside.Value<string>("deliveries.0.id");
        (await person.App.Post($"/v1/webhooks/{webhook.Id}/deliveries/{id}/redeliver")).Expect(200);
        await webhook.WaitUntilNewest("status", "delivered");
        Assert.Equal(id, webhook.Inbox.Requests[^1].Id);
    }

    [Theory]
    [InlineData("redirect", "The receiver answered with a redirect, which is not followed. Enter the address that it leads to.")]
    [InlineData("hang", "The receiver did not answer in time.")]
    [InlineData("lie", "The receiver did not answer with a valid response.")]
    public async Task says_what_is_wrong_with_a_receiver_and_holds_up_no_other(string fault, string problem)
    {
        await using var person = await webhooks.NewPerson();
        var (bad, good) = (await person.Add("entry.logged"), await person.Add("entry.logged"));
        bad.Inbox.Answer = async http =>
        {
            if (fault == "redirect")
                http.Response.Redirect(good.Inbox.Url);
            else if (fault == "hang")
                await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            else
                http.Abort();
        };

        await person.App.Post("/v1/hangs", new { seconds = 1 });
        await person.App.Post("/v1/hangs", new { seconds = 2 });
        await good.Inbox.WaitFor(2);
        await bad.Inbox.WaitFor(1);

        var deliveries = await WaitUntilAttempted(bad);
        Assert.Equal(problem, deliveries.Value<string>("deliveries.1.problem"));
        Assert.Equal("waiting", deliveries.Value<string>("deliveries.1.status"));
        Assert.Equal(0, deliveries.Value<int>("deliveries.0.attempts"));
        Assert.Equal(2, good.Inbox.Requests.Count);
    }

    [Fact]
    public async Task stops_at_a_receiver_that_is_gone_until_it_is_enabled_again()
    {
        await using var person = await webhooks.NewPerson();
        var webhook = await person.Add("entry.logged");
        webhook.Inbox.Answer = Inbox.With(HttpStatusCode.Gone);

        await person.App.Post("/v1/hangs", new { seconds = 1 });
        await person.App.Post("/v1/hangs", new { seconds = 2 });
        await webhook.WaitUntilNewest("status", "setAside");
        var disabled = (await person.App.Get("/v1/webhooks")).Expect(200);
        Assert.False(disabled.Value<bool>("webhooks.0.enabled"));
        Assert.Contains("410", disabled.Value<string>("webhooks.0.problem"));
        (await person.App.Post($"/v1/webhooks/{webhook.Id}/test")).Refuses(409, "webhook-disabled");

        webhook.Inbox.Answer = Inbox.With(HttpStatusCode.OK);
        (await person.App.Patch($"/v1/webhooks/{webhook.Id}", new { enabled = true })).Expect(200);
        await person.App.Post("/v1/hangs", new { seconds = 3 });
        await webhook.WaitUntilNewest("status", "delivered");
        Assert.Equal([1, 3], webhook.Inbox.Requests.Select(request => (int)request.Json["data"]!["entry"]!["seconds"]!));
    }

    private static async Task<Answer> WaitUntilAttempted(AddedWebhook webhook)
    {
        Answer deliveries = null!;
        await Storage.Tests.Embedded.Eventually.Holds("the first was attempted", async () => (deliveries = await webhook.Deliveries())["deliveries.1.attempts"]?.ToString() is "1");
        return deliveries;
    }
}
