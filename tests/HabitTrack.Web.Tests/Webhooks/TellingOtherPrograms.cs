using System.Text.Json.Nodes;

namespace HabitTrack.Web.Tests;

[Collection(WebhookTests.Name)]
public sealed class TellingOtherPrograms(WebhookApp webhooks)
{
    [Fact]
    public async Task tells_signed_what_a_log_answers()
    {
        await using var person = await webhooks.NewPerson();
        await person.App.Put("/v1/habits/hang", new { goal = new { direction = "atLeast", amount = 60, unit = "seconds", per = "day" } });
        var webhook = await person.Add();

        var logged = (await person.App.Post("/v1/hangs", new { seconds = 60, grip = "neutral", note = "Привіт 🙂" })).Expect(201);

        var requests = await webhook.Inbox.WaitFor(3);
        Assert.Equal(["entry.logged", "streak.extended", "goal.met"], requests.Select(request => request.Type));
        Assert.All(requests, request => Assert.True(request.IsSignedWith(webhook.Secret)));
        Assert.Equal(requests.Select(request => request.Id).Order(StringComparer.Ordinal), requests.Select(request => request.Id));
        Assert.All(requests, request => Assert.Equal("hang", (string?)request.Json["data"]!["habit"]));
        Assert.True(JsonNode.DeepEquals(logged["entry"], requests[0].Json["data"]!["entry"]));
        Assert.True(JsonNode.DeepEquals(logged["streak"], requests[0].Json["data"]!["streak"]));
    }

    [Fact]
    public async Task tells_of_records_and_advice_when_there_are_any()
    {
        await using var person = await webhooks.NewPerson();
        await person.App.Patch("/v1/profile", new { backCondition = true });
        await person.App.Post("/v1/hangs", new { seconds = 30 });
        var webhook = await person.Add("record.broken", "advice.given");

        await person.App.Post("/v1/hangs", new { seconds = 20 });
        await person.App.Post("/v1/hangs", new { seconds = 40 });

        var requests = await webhook.Inbox.WaitFor(3);
        Assert.Equal(["advice.given", "record.broken", "advice.given"], requests.Select(request => request.Type));
        Assert.Equal("see-a-doctor", (string?)requests[0].Json["data"]!["advice"]![0]!["code"]);
        Assert.Equal(40, (int)requests[1].Json["data"]!["records"]![0]!["value"]!);
    }

    [Fact]
    public async Task tells_of_corrections_retractions_and_restorations()
    {
        await using var person = await webhooks.NewPerson();
        var webhook = await person.Add("entry.corrected", "entry.retracted", "entry.restored");

        var entry = (await person.App.Post("/v1/hangs", new { seconds = 30 })).Expect(201).Value<string>("entry.id");
        await person.App.Patch($"/v1/entries/{entry}", new { seconds = 31 });
        await person.App.Delete($"/v1/entries/{entry}");
        await person.App.Post($"/v1/entries/{entry}/restore");

        var requests = await webhook.Inbox.WaitFor(3);
        Assert.Equal(["entry.corrected", "entry.retracted", "entry.restored"], requests.Select(request => request.Type));
        Assert.All(requests, request => Assert.Equal(31, (int)request.Json["data"]!["entry"]!["seconds"]!));
        Assert.True((bool?)requests[1].Json["data"]!["entry"]!["retracted"]);
    }

    [Fact]
    public async Task tells_nothing_of_the_past_of_an_import_and_of_others()
    {
        await using var person = await webhooks.NewPerson();
        await using var other = await webhooks.NewPerson();
        await other.App.Post("/v1/hangs", new { seconds = 10 });
        var history = (await other.App.Get("/v1/exports?format=json")).Expect(200).Text;
        var webhook = await person.Add("entry.logged");

        (await person.App.Post("/v1/imports", history)).Expect(202);
        await other.App.Post("/v1/hangs", new { seconds = 11 });
        await person.App.Post("/v1/hangs", new { seconds = 12 });

        var requests = await webhook.Inbox.WaitFor(1);
        Assert.Equal(12, (int)Assert.Single(requests).Json["data"]!["entry"]!["seconds"]!);
    }

    [Fact]
    public async Task tells_of_a_streak_that_ends_when_a_day_of_25_hours_has_passed()
    {
        await using var person = await webhooks.NewPerson();
        webhooks.Clock.Now = DateTimeOffset.Parse("2026-10-24T19:00:00Z");
        await person.App.Patch("/v1/profile", new { timeZone = "Europe/Berlin", dayStartsAt = "00:00" });
        await person.App.Put("/v1/habits/hang", new { goal = new { direction = "atLeast", amount = 60, unit = "seconds", per = "day" }, startedOn = "2026-10-23" });
        await person.App.Post("/v1/hangs", new { seconds = 60, day = "2026-10-23" });
        await person.App.Post("/v1/hangs", new { seconds = 60 });
        var webhook = await person.Add("streak.ended");

        webhooks.Clock.Now = DateTimeOffset.Parse("2026-10-25T22:59:00Z");
        (await person.App.Post($"/v1/webhooks/{webhook.Id}/test")).Expect(200);
        await webhook.Inbox.WaitFor(1);
        webhooks.Clock.Now = DateTimeOffset.Parse("2026-10-25T23:00:00Z");

        var ended = (await webhook.Inbox.WaitFor(2))[1];
        Assert.Equal(["webhook.test", "streak.ended"], webhook.Inbox.Types);
        Assert.Equal("2026-10-25T23:00:00+00:00", DateTimeOffset.Parse((string)ended.Json["timestamp"]!).ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:sszzz"));
        Assert.Equal("""{"length":2,"from":"2026-10-23","through":"2026-10-24"}""", ended.Json["data"]!["ended"]!.ToJsonString());
        Assert.Equal(0, (int)ended.Json["data"]!["streak"]!["current"]!["length"]!);
    }
}
