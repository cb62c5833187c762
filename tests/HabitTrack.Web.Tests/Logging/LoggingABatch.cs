using System.Text;

namespace HabitTrack.Web.Tests;

public sealed class LoggingABatch
{
    private static readonly object[] Three =
    [
        new { kind = "hang", seconds = 45, day = "2026-11-20" },
        new { kind = "walk", seconds = 900 },
        new { kind = "hang", seconds = 60 },
    ];

    [Fact]
    public async Task returns_one_result_per_item_in_order()
    {
        await using var app = await SharedService.NewPerson();

        var answer = (await app.Post("/v1/entries/batch", Three)).Expect(200);

        Assert.Equal(["hang", "walk", "hang"], answer["results"]!.AsArray().Select(result => (string)result!["entry"]!["kind"]!));
        Assert.All(answer["results"]!.AsArray(), result => Assert.Equal(201, (int)result!["status"]!));
        Assert.Equal(3, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task accepts_ndjson()
    {
        await using var app = await SharedService.NewPerson();
        var lines = "{\"kind\":\"hang\",\"seconds\":45}\n\n{\"kind\":\"stretch\"}\n";

        (await app.Post("/v1/entries/batch", new StringContent(lines, Encoding.UTF8, "application/x-ndjson"))).Expect(200);

        Assert.Equal(2, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task rejects_invalid_items_with_their_paths_and_records_nothing()
    {
        await using var app = await SharedService.NewPerson();

        var answer = (await app.Post(
            "/v1/entries/batch", new object[] { Three[0], new { kind = "hang", seconds = 0 }, new { kind = "nap" } })).Refuses(422, "invalid-values");

        Assert.Equal(["$[1].seconds", "$[2].kind"], answer["errors"]!.AsObject().Select(error => error.Key));
        Assert.Equal(0, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task records_nothing_when_a_rule_rejects_an_item()
    {
        await using var app = await SharedService.NewPerson();

        var answer = (await app.Post(
            "/v1/entries/batch", new object[] { Three[0], new { kind = "hang", seconds = 45, day = "2199-01-01" } })).Refuses(409, "in-the-future");

        Assert.Equal("$[1].day", answer["errors"]!.AsObject().Single().Key);
        Assert.Equal(0, (await app.Get("/v1/history")).Count("events"));
    }

    [Fact]
    public async Task returns_the_same_entries_for_the_same_idempotency_key()
    {
        await using var app = await SharedService.NewPerson();
        var first = (await app.Post("/v1/entries/batch", Three, ("Idempotency-Key", "monday"))).Expect(200);

        var again = (await app.Post("/v1/entries/batch", Three, ("Idempotency-Key", "monday"))).Expect(200);

        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(3, (await app.Get("/v1/entries")).Count("entries"));
    }

    [Fact]
    public async Task rejects_an_empty_batch_and_more_than_a_thousand_items()
    {
        await using var app = await SharedService.NewPerson();

        (await app.Post("/v1/entries/batch", Enumerable.Repeat(Three[1], 1_001))).Refuses(422, "invalid-values");
        (await app.Post("/v1/entries/batch", Array.Empty<object>())).Refuses(422, "invalid-values");
        (await app.Post("/v1/entries/batch", Enumerable.Repeat(Three[1], 1_000))).Expect(200);
    }
}
